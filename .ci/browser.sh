# Chromium and a Chinese font for the browser tests: those of the system, else Debian's packages.

BROWSER_PACKAGES="chromium fonts-noto-cjk"

# find_browser: a chromium to run stands in HENGCE_TEST_BROWSER afterwards.
find_browser() {
  if ! command -v chromium >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "正在安装浏览器（供测试用）……" "Installing a browser for the tests …"
    install_packages || { cat .cache/apt.log >&2 && return 1; }
  fi
  HENGCE_TEST_BROWSER=$(command -v chromium || private_browser)
  export HENGCE_TEST_BROWSER
}

install_packages() { # a package's own chatter is of no use unless it fails
  mkdir -p .cache
  # shellcheck disable=SC2086 # a list of packages
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $BROWSER_PACKAGES; } \
    >.cache/apt.log 2>&1
}

# Without root the same packages are unpacked in the checkout, and started with their libraries, fonts and settings there.
private_browser() {
  local root=$PWD/.cache/browser
  if [ ! -x "$root/chromium" ]; then
    say "正在下载浏览器（供测试用）……" "Fetching a browser for the tests …"
    # shellcheck disable=SC2086 # a list of packages
    unpack_packages "$root" $BROWSER_PACKAGES
    write_launcher "$root"
  fi
  printf '%s\n' "$root/chromium"
}

write_launcher() { # ROOT
  local root=$1 libraries
  printf '<?xml version="1.0"?>\n<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' \
    "$root/usr/share/fonts" "$root/fonts-cache" >"$root/fonts.conf"
  libraries=$(find "$root" -name '*.so*' -printf '%h\n' | sort -u | paste -sd:)
  cat >"$root/chromium" <<EOF
#!/bin/sh
export LD_LIBRARY_PATH="$libraries" FONTCONFIG_FILE="$root/fonts.conf"
exec "$root/usr/lib/chromium/chromium" "\$@"
EOF
  chmod +x "$root/chromium"
}
