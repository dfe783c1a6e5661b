@echo off
rem Runs the program with the Java beside it.
setlocal
"%~dp0java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xlog:disable -Xlog:all=error:stderr ^
  -cp "%~dp0..\share\smtp-probe.jar" @package@.cli.Main %*
exit /b %errorlevel%
