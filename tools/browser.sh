# The browser tests need Chromium and a font with Chinese characters: installed with apt where that may be, named otherwise.
missing=
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing="$missing chromium"
fc-list 2>/dev/null | grep -iE 'cjk|wqy|source han' >/dev/null || missing="$missing fonts-noto-cjk"
if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the browser tests:$missing"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing fontconfig >/dev/null
  else
    echo "The browser tests need:$missing. Install them (Debian, as root: apt-get install$missing) and run ./test again." >&2
    exit 1
  fi
fi
