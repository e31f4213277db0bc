#!/bin/sh
# Builds or checks the screens. Installs packages only when package-lock.json has changed since the last install,
# and builds only when a source is newer than the last build.
set -eu
cd "$(dirname "$0")"
command -v npm >/dev/null || { echo "Bihuan's screens are built with Node.js 20 or newer: install node and npm." >&2; exit 1; }
if [ ! -f node_modules/.installed ] || ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.installed
fi
case "${1:-build}" in
  build)
    if [ -f dist/index.html ] && [ -z "$(find src public m rounds-worker.ts index.html package.json package-lock.json vite.config.ts tsconfig.json -newer dist/index.html -type f 2>/dev/null | head -1)" ]; then
      echo "The screens are up to date."
    else
      npm run build
    fi ;;
  check) npm run check ;;
  *) echo "usage: build.sh build|check" >&2; exit 2 ;;
esac
