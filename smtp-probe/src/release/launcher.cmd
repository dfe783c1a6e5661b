@echo off
rem Runs @program@ @version@ from the folder that it was unpacked to.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto ^
  -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "%~dp0..\lib\*" @main@ %*
exit /b %errorlevel%
