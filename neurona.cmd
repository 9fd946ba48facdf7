@echo off
rem Starts Neurona's command line on Windows: neurona explains itself. Builds it first where that was not done yet or
rem a source is newer. The script `neurona` beside this one does the same elsewhere.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "TARGET=%ROOT%\lessons\target"
set "OFFLINE="
if "%~1"=="-o" set "OFFLINE=-o"
if "%~1"=="--offline" set "OFFLINE=-o"

if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  set "JAVA="
  for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
)
if not defined JAVA (
  echo neurona: no java on the PATH: install a JDK 17 or newer, or set JAVA_HOME to one 1>&2
  exit /b 2
)
if not exist "%JAVA%" (
  echo neurona: JAVA_HOME=%JAVA_HOME% has no bin\java.exe: set it to a JDK 17 or newer 1>&2
  exit /b 2
)
"%JAVA%" --list-modules 2>nul | findstr /b /r "jdk.compiler@1[7-9] jdk.compiler@[2-9][0-9]" >nul
if errorlevel 1 (
  echo neurona: "%JAVA%" is older than 17 or a JRE without a compiler: set JAVA_HOME to a JDK 17 or newer 1>&2
  exit /b 2
)

if not exist "%ROOT%\pom.xml" (
  set "LIBRARIES=%ROOT%"
  set "LIST=%ROOT%\lib\class-path"
  set "MAIN=%ROOT%\lib\neurona-lessons.jar"
  goto start
)
set "LIBRARIES=%TARGET%"
set "LIST=%TARGET%\class-path"
set "MAIN=%TARGET%\neurona-lessons.jar"
call :uptodate && goto start
if not exist "%ROOT%\.neurona" mkdir "%ROOT%\.neurona"
set "SAID="
:lock
rem A lock is a folder: making it succeeds for one start only. One left by a killed build is removed by hand.
mkdir "%ROOT%\.neurona\lock.d" 2>nul && goto locked
if not defined SAID echo neurona: another start is building; waiting for it ^(if none is, delete .neurona\lock.d^) 1>&2
set "SAID=yes"
ping -n 2 127.0.0.1 >nul
goto lock
:locked
call :uptodate
if errorlevel 1 call :build
set "STATUS=%ERRORLEVEL%"
rmdir "%ROOT%\.neurona\lock.d"
if not "%STATUS%"=="0" exit /b 1

:start
set /p CLASSPATHLIST=<"%LIST%"
rem The list is lib/a.jar:lib/b.jar; a class path of Windows has semicolons.
setlocal EnableDelayedExpansion
set "CLASSPATHLIST=!CLASSPATHLIST::=;%LIBRARIES%/!"
endlocal & set "CP=%MAIN%;%LIBRARIES%/%CLASSPATHLIST%"
set "CLASSPATH=%CP%"
if defined OFFLINE shift
set "ARGUMENTS="
:arguments
if "%~1"=="" goto run
set ARGUMENTS=%ARGUMENTS% %1
shift
goto arguments
:run
"%JAVA%" -Xms32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData dev.neurona.lessons.cli.Neurona %ARGUMENTS%
exit /b %ERRORLEVEL%

:uptodate
if not exist "%TARGET%\built" exit /b 1
if not exist "%TARGET%\class-path" exit /b 1
if not exist "%TARGET%\neurona-lessons.jar" exit /b 1
powershell -NoProfile -Command "$s=(Get-Item '%TARGET%\built').LastWriteTimeUtc; $n=Get-ChildItem -Recurse -Path '%ROOT%\pom.xml','%ROOT%\*\pom.xml','%ROOT%\kernel\src\main','%ROOT%\kernel\kernelspec','%ROOT%\src\main','%ROOT%\lessons\src\main' | Where-Object { $_.LastWriteTimeUtc -gt $s } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%

:build
echo neurona: building, which takes a few minutes the first time 1>&2
if not exist "%TARGET%\built" if exist "%TARGET%\lib" rmdir /s /q "%TARGET%\lib"
if not exist "%TARGET%" mkdir "%TARGET%"
if exist "%TARGET%\built" del "%TARGET%\built"
type nul >"%TARGET%\built.new"
set "MAVEN=%ROOT%\mvnw.cmd"
where mvn.cmd >nul 2>nul && set "MAVEN=mvn.cmd"
pushd "%ROOT%"
call "%MAVEN%" -B -q %OFFLINE% -pl lessons -am -Dmaven.test.skip=true -Dstandalone.skip=true package 1>&2
if errorlevel 1 (
  popd
  echo neurona: the build failed 1>&2
  exit /b 1
)
popd
move /y "%TARGET%\built.new" "%TARGET%\built" >nul
exit /b 0
