@echo off
rem Runs fake-receiver, and builds it first when that has not been done. After a change of the sources, delete
rem fake-receiver\target\lib: a batch file cannot see that they are newer.
setlocal
set "module=%~dp0.."
set "root=%module%\.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"

if exist "%module%\target\lib\.built" goto run
where mvn >nul 2>nul
if errorlevel 1 (
  echo fake-receiver: Maven 3.8 or newer is needed to build, and there is no mvn 1>&2
  exit /b 2
)
echo fake-receiver: building: this is done once, and takes a minute or two; Maven fetches its libraries first 1>&2
if exist "%module%\target\lib" rmdir /s /q "%module%\target\lib"
call mvn -B -Dstyle.color=never -f "%root%\pom.xml" -pl fake-receiver -am package "-Dmaven.test.skip=true" 1>&2
if errorlevel 1 exit /b 2
type nul > "%module%\target\lib\.built"
echo fake-receiver: built 1>&2

:run
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto ^
  -Dorg.slf4j.simpleLogger.defaultLogLevel=error ^
  -cp "%module%\target\classes;%module%\target\lib\*" fakereceiver.cli.Main %*
exit /b %errorlevel%
