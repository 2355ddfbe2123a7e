@echo off
rem Runs Ludus, and first builds what is missing or other than its sources.
setlocal
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%desktop\target\ludus.jar"
rem Classes as the JVM keeps them, ready to be mapped: the program starts faster with this archive. It
rem does no harm where it does not fit, as after a change of the JDK. An empty one could not be made.
set "ARCHIVE=%HOME_DIR%desktop\target\ludus.jsa"
rem The checksums of the sources that the jar was built from: a date alone may lie in the future.
set "STAMP=%HOME_DIR%desktop\target\ludus.sources"
rem Java splits a class path at every semicolon.
if not "%HOME_DIR:;=%"=="%HOME_DIR%" (
  echo ludus: Java cannot use a folder with ';' in its name; rename it 1>&2
  exit /b 1
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo ludus: no Java found; install a JDK 17 or later, or set JAVA_HOME 1>&2
  exit /b 1
)

powershell -NoProfile -Command "$jar = Get-Item -ErrorAction SilentlyContinue -LiteralPath $env:JAR; $stamp = Get-Item -ErrorAction SilentlyContinue -LiteralPath $env:STAMP; $sources = Get-ChildItem -Recurse -File -LiteralPath ($env:HOME_DIR + 'core\src\main'), ($env:HOME_DIR + 'desktop\src\main'), ($env:HOME_DIR + 'assets'), ($env:HOME_DIR + 'pom.xml'), ($env:HOME_DIR + 'core\pom.xml'), ($env:HOME_DIR + 'desktop\pom.xml'); if (-not $jar -or ($sources | Where-Object LastWriteTime -gt $jar.LastWriteTime | Select-Object -First 1)) { $now = ($sources | Sort-Object FullName | Get-FileHash | ForEach-Object { $_.Hash + ' ' + $_.Path.Substring($env:HOME_DIR.Length) }) -join [char]10; if (-not $jar -or -not $stamp -or $stamp.LastWriteTime -lt $jar.LastWriteTime -or [IO.File]::ReadAllText($env:STAMP) -ne $now) { try { [void](New-Item -Force -ItemType Directory ($env:HOME_DIR + 'desktop\target')); [IO.File]::WriteAllText($env:STAMP + '.new', $now); exit 1 } catch { exit 3 } } }; $archive = Get-Item -ErrorAction SilentlyContinue -LiteralPath $env:ARCHIVE; if (-not $archive -or $archive.LastWriteTime -lt $jar.LastWriteTime) { exit 2 }"
set "STATE=%errorlevel%"
if "%STATE%"=="3" if not exist "%JAR%" (
  echo ludus: it has not been built yet, and nothing can be written here 1>&2
  exit /b 1
)
if "%STATE%"=="3" echo ludus: the sources are not those it was built from, and nothing can be written here: this is the program as it was 1>&2
if "%STATE%"=="1" call :build || exit /b 1

if not defined OMP_NUM_THREADS set OMP_NUM_THREADS=1
set "OPTIONS=-XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dorg.slf4j.simpleLogger.defaultLogLevel=warn"
set "VECTOR=--add-modules jdk.incubator.vector"
if not "%STATE%"=="0" call :archive
set SHARED=
if exist "%ARCHIVE%" for %%A in ("%ARCHIVE%") do if %%~zA gtr 0 set SHARED="-XX:SharedArchiveFile=%ARCHIVE%" -Xlog:cds*=off

rem Little is thrown away while learning: a large replay memory may have the rest of the heap. And what
rem is thrown away need not pile up first.
set "LEARNING="
rem The command: the first word that is no option and no option's value.
set "COMMAND=window"
:word
if "%~1"=="--plugins" shift & shift & goto word
if "%~1"=="--verbose" shift & goto word
if not "%~1"=="" set "COMMAND=%~1"
if not "%COMMAND%"=="list" if not "%COMMAND%"=="evaluate" if not "%COMMAND%"=="record" set "LEARNING=%VECTOR%"
if "%COMMAND%"=="train" set "LEARNING=-XX:+UseParallelGC -XX:NewRatio=15 -XX:MaxNewSize=32m %VECTOR%"
if "%COMMAND%"=="bench" set "LEARNING=-XX:+UseParallelGC -XX:NewRatio=15 -XX:MaxNewSize=32m %VECTOR%"
rem LUDUS_JAVA_OPTIONS: further options for the JVM, such as -Xmx8g for a large replay memory; they
rem come last and so override those above.
"%JAVA%" %OPTIONS% %LEARNING% %SHARED% %LUDUS_JAVA_OPTIONS% -cp "%JAR%" org.ludus.desktop.Main %*
exit /b %errorlevel%

:build
where mvn >nul 2>&1
if errorlevel 1 (
  echo ludus: Maven is needed to build it, and mvn was not found 1>&2
  exit /b 1
)
echo ludus: building (the first time takes a minute or two)... 1>&2
pushd "%HOME_DIR%"
call mvn -B -q -Dmaven.test.skip=true package > desktop\target\build.log 2>&1
if errorlevel 1 (
  type desktop\target\build.log 1>&2
  rem Half a jar must not be taken for a whole one.
  del desktop\target\ludus.jar >nul 2>&1
  popd
  exit /b 1
)
popd
rem Written anew, it is not older than the jar.
type "%STAMP%.new" > "%STAMP%"
del "%STAMP%.new"
exit /b 0

:archive
rem Where nothing can be written this is all; else an empty archive is there if making one fails.
(type nul > "%ARCHIVE%") 2>nul || exit /b 0
set "WORK=%TEMP%\ludus-%RANDOM%%RANDOM%"
mkdir "%WORK%" >nul 2>&1 || exit /b 0
"%JAVA%" %OPTIONS% %VECTOR% "-XX:DumpLoadedClassList=%WORK%\classes" -cp "%JAR%" org.ludus.desktop.Rehearsal "%WORK%" <nul >nul 2>&1
if not errorlevel 1 "%JAVA%" %OPTIONS% %VECTOR% -Xshare:dump "-XX:SharedClassListFile=%WORK%\classes" "-XX:SharedArchiveFile=%WORK%\ludus.jsa" -cp "%JAR%" >nul 2>&1
if exist "%WORK%\ludus.jsa" move /y "%WORK%\ludus.jsa" "%ARCHIVE%" >nul 2>&1
rmdir /s /q "%WORK%" >nul 2>&1
exit /b 0
