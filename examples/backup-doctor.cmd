@echo off
rem Runs backup-doctor; builds it first when it isn't there yet. Needs a JDK 17 or newer, and Maven for the build alone.
setlocal
set "JAR=%~dp0cli\target\backup-doctor.jar"
if not exist "%JAR%" (
  echo Building backup-doctor, this once ... 1>&2
  pushd "%~dp0.."
  call mvn -q -B -DskipTests -Dspotless.check.skip -pl examples/cli -am package 1>&2 || (popd & exit /b 2)
  popd
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -Duser.language=en -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "%JAR%" %*
