# What the browser tests need beside Python: those of the system, else Debian's packages.
# Playwright brings its own Node.js, which wants libatomic.

BROWSER_PACKAGES="chromium fonts-noto-cjk libatomic1"

# find_browser: afterwards a chromium to run stands in HENGCE_TEST_BROWSER, and Playwright's Node.js starts.
find_browser() {
  if ! has_browser && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "正在安装浏览器（供测试用）……" "Installing a browser for the tests …"
    # shellcheck disable=SC2086 # a list of packages
    install_packages $BROWSER_PACKAGES || { cat .cache/apt.log >&2 && return 1; }
  fi
  if has_browser; then
    HENGCE_TEST_BROWSER=$(command -v chromium)
  else
    private_browser "$PWD/.cache/browser"
    HENGCE_TEST_BROWSER=$PWD/.cache/browser/chromium
    export PLAYWRIGHT_NODEJS_PATH=$PWD/.cache/browser/node
  fi
  export HENGCE_TEST_BROWSER
}

# A browser without a font for Chinese would print boxes.
has_browser() {
  command -v chromium >/dev/null && playwright_node --version >/dev/null 2>&1 && fc-list :lang=zh 2>/dev/null | grep -q .
}

playwright_node() {
  .venv/lib/python3.*/site-packages/playwright/driver/node "$@"
}

# Without root the same packages are unpacked in the checkout, and started with their libraries, fonts and settings there.
private_browser() { # ROOT
  local root=$1 libraries
  [ -x "$root/chromium" ] && return
  say "正在下载浏览器（供测试用）……" "Fetching a browser for the tests …"
  # shellcheck disable=SC2086 # a list of packages
  unpack_packages "$root" $BROWSER_PACKAGES
  printf '<?xml version="1.0"?>\n<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' \
    "$root/usr/share/fonts" "$root/fonts-cache" >"$root/fonts.conf"
  libraries=$(find "$root" -name '*.so*' -printf '%h\n' | sort -u | paste -sd:)
  write_launcher "$root/node" "$(echo "$PWD"/.venv/lib/python3.*/site-packages/playwright/driver/node)"
  write_launcher "$root/chromium" "$root/usr/lib/chromium/chromium"
}

write_launcher() { # FILE PROGRAM
  cat >"$1" <<EOF
#!/bin/sh
export LD_LIBRARY_PATH="$libraries" FONTCONFIG_FILE="$root/fonts.conf"
exec "$2" "\$@"
EOF
  chmod +x "$1"
}
