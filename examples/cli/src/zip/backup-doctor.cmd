@echo off
rem Runs backup-doctor. Needs Java 17 or newer, a runtime is enough.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -Duser.language=en -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "%~dp0backup-doctor.jar" %*
