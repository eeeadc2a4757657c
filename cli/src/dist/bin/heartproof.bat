@echo off
rem Starts Heartproof from the unpacked archive with Java 17 or later, from JAVA_HOME or the PATH. Options for the JVM may be
rem given in HEARTPROOF_JVM_OPTIONS. Java's own limits of memory hold here; the shell script bin/heartproof has better ones.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set OPENBLAS_NUM_THREADS=1
set OMP_WAIT_POLICY=passive
"%java%" -XX:MaxRAMPercentage=40 -Dfile.encoding=UTF-8 -Djava.awt.headless=true %HEARTPROOF_JVM_OPTIONS% ^
  -cp "%~dp0..\lib\heartproof-cli.jar" io.heartproof.cli.Main %*
exit /b %errorlevel%
