@echo off
rem Runs Ludus, and first builds what is missing or older than its sources.
setlocal
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%desktop\target\ludus.jar"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo ludus: no Java found; install a JDK 17 or later, or set JAVA_HOME 1>&2
  exit /b 1
)

powershell -NoProfile -Command "$jar = Get-Item -ErrorAction SilentlyContinue $env:JAR; if (-not $jar) { exit 1 }; $newer = Get-ChildItem -Recurse -File ($env:HOME_DIR + 'core\src\main'), ($env:HOME_DIR + 'desktop\src\main'), ($env:HOME_DIR + 'assets'), ($env:HOME_DIR + 'pom.xml') | Where-Object LastWriteTime -gt $jar.LastWriteTime | Select-Object -First 1; if ($newer) { exit 1 }"
if errorlevel 1 (
  echo ludus: building ^(the first time takes a minute or two^)... 1>&2
  pushd "%HOME_DIR%"
  if not exist desktop\target mkdir desktop\target
  call mvn -B -q -Dmaven.test.skip=true package > desktop\target\build.log 2>&1
  if errorlevel 1 (
    type desktop\target\build.log 1>&2
    popd
    exit /b 1
  )
  popd
)

if not defined OMP_NUM_THREADS set OMP_NUM_THREADS=1
rem LUDUS_JAVA_OPTIONS: further options for the JVM, such as -Xmx8g for a large replay memory.
rem Little is thrown away while learning: such a memory may have the rest of the heap.
set "LEARNING="
if not "%1"=="list" if not "%1"=="evaluate" if not "%1"=="record" set "LEARNING=--add-modules jdk.incubator.vector"
if "%1"=="train" set "LEARNING=-XX:+UseParallelGC -XX:NewRatio=15 --add-modules jdk.incubator.vector"
if "%1"=="bench" set "LEARNING=-XX:+UseParallelGC -XX:NewRatio=15 --add-modules jdk.incubator.vector"
"%JAVA%" -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dorg.slf4j.simpleLogger.defaultLogLevel=warn %LEARNING% %LUDUS_JAVA_OPTIONS% -cp "%JAR%" org.ludus.desktop.Main %*
exit /b %errorlevel%
