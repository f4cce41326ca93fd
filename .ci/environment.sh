# The environment that both commands work in: a virtual environment in the checkout, from the lock alone.
# Needs Python 3.11 or later, with or without pip; where pip is missing, Debian's own package of it is unpacked beside the environment.

shopt -s inherit_errexit # a failure inside $(…) is a failure

say() { # ZH EN
  case ${HENGCE_LANG:-} in en*) printf '%s\n' "$2" ;; *) printf '%s\n' "$1" ;; esac >&2
}

python_command() {
  local name
  for name in python3.11 python3 python3.12 python3.13; do
    if "$name" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  say "没有找到 Python 3.11 或更新的版本，请先安装它（Debian：apt-get install python3）。" \
    "Python 3.11 or later was not found; install it first (Debian: apt-get install python3)."
  return 1
}

install_packages() { # PACKAGE…; a package's own chatter is of no use unless it fails
  mkdir -p .cache
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"; } >.cache/apt.log 2>&1
}

# apt-get with lists and downloads of our own in .cache/apt, so that it needs no root and changes nothing outside the checkout.
private_apt() {
  mkdir -p .cache/apt/state/lists/partial .cache/apt/cache/archives/partial
  apt-get -qq -o Dir::State="$PWD/.cache/apt/state" -o Dir::State::status=/var/lib/dpkg/status \
    -o Dir::Cache="$PWD/.cache/apt/cache" -o Debug::NoLocking=1 -o APT::Sandbox::User="$(id -un)" "$@"
}

# unpack_packages DIR PACKAGE… puts the packages, and what they need that is not installed, under DIR.
unpack_packages() {
  local into=$1 package
  shift
  if ! command -v apt-get >/dev/null || ! { private_apt update && private_apt install -y --no-install-recommends --download-only "$@"; } >&2; then
    say "缺少 $*，也无法下载。请检查网络，或请管理员安装。" "$* is missing and cannot be downloaded. Check the network, or ask an administrator to install it."
    return 1
  fi
  for package in .cache/apt/cache/archives/*.deb; do
    dpkg-deb -x "$package" "$into"
  done
  rm -rf .cache/apt
}

# pip of the environment, else the wheel that Debian packages for the use in virtual environments.
pip_command() {
  if .venv/bin/python -c 'import pip' 2>/dev/null; then
    printf '%s\n' "-m pip"
  elif ! debian_pip; then
    unpack_packages .cache/pip python3-pip-whl
    debian_pip
  fi
}

debian_pip() {
  local wheel
  for wheel in /usr/share/python-wheels/pip-*.whl .cache/pip/usr/share/python-wheels/pip-*.whl; do
    [ -f "$wheel" ] && printf '%s\n' "$wheel/pip" && return
  done
  return 1
}

install_lock() { # LOCK
  local pip
  pip=$(pip_command)
  run_pip() { # shellcheck disable=SC2086 # "-m pip" is two words
    .venv/bin/python $pip --disable-pip-version-check -q install --no-compile --no-warn-script-location "$@"
  }
  # Without build isolation nothing is fetched that the lock does not name, not even to build a source package.
  run_pip --require-hashes -r requirements-build.lock
  run_pip --require-hashes --no-build-isolation --use-pep517 -r "$1"
  run_pip --no-deps --no-build-isolation --no-index -e .
  # pip would compile on one core. What packages hold for other Pythons does not compile, and is not needed.
  .venv/bin/python -m compileall -qq -j 0 .venv/lib || true
}

# make_environment LOCK: .venv holds what LOCK pins, and Hengce itself. Does nothing when that is so already.
make_environment() {
  made "$1" || made requirements-dev.lock && return # the lock for development holds the other one
  say "正在准备运行环境（首次约需一两分钟）……" "Setting up (a minute or two the first time) …"
  if ! .venv/bin/python -c '' 2>/dev/null || [ "$(cat .venv/place 2>/dev/null || pwd)" != "$PWD" ]; then # missing, or moved
    local python
    python=$(python_command)
    "$python" -m venv --clear .venv >/dev/null 2>&1 || "$python" -m venv --clear --without-pip .venv
  fi
  printf '%s\n' "$PWD" >.venv/place
  install_lock "$1"
  fingerprint "$1" >".venv/$1.made"
}

made() { # LOCK
  [ "$(cat .venv/place 2>/dev/null)" = "$PWD" ] && [ "$(cat ".venv/$1.made" 2>/dev/null)" = "$(fingerprint "$1")" ]
}

fingerprint() { # LOCK
  cat requirements-build.lock "$1" pyproject.toml | sha256sum
}
