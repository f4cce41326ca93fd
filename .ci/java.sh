# What the servers of the tests run on: a Java compiler, its virtual machine, and Maven to fetch their jars.
# Those of the system, else Debian's packages.

JAVA_PACKAGES="openjdk-17-jdk-headless maven"

# find_java: afterwards tests/servers finds Java 17 or later and Maven, those of the system or those in .cache/java.
find_java() {
  has_java && return
  say "正在安装 Java 和 Maven（供测试用的服务器）……" "Installing Java and Maven for the servers of the tests …"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086 # a list of packages
    install_packages $JAVA_PACKAGES || { cat .cache/apt.log >&2 && return 1; }
  else
    private_java "$PWD/.cache/java"
  fi
}

has_java() {
  local release
  command -v mvn >/dev/null || [ -x .cache/java/made ] || return 1
  for release in /usr/lib/jvm/*/release .cache/java/usr/lib/jvm/*/release "${JAVA_HOME:-/none}/release"; do
    if [ -x "${release%release}bin/javac" ] && grep -Eq '^JAVA_VERSION="(1[7-9]|[2-9][0-9])' "$release"; then
      return
    fi
  done
  return 1
}

# Without root the packages are unpacked in the checkout. Their links name places below /, and the certificates that the
# packages would gather as they are installed are gathered here.
private_java() { # ROOT
  local root=$1 link target store bundle=/etc/ssl/certs/ca-certificates.crt
  # shellcheck disable=SC2086 # a list of packages
  unpack_packages "$root" $JAVA_PACKAGES
  while read -r link; do
    target=$(readlink "$link")
    if [ -e "$root$target" ]; then
      ln -sfn "$root$target" "$link"
    fi
  done < <(find "$root" -type l -lname '/*')
  [ -f "$bundle" ] || bundle=$(.venv/bin/python -m certifi)
  for store in "$root"/usr/lib/jvm/java-17-*/lib/security/cacerts; do
    rm -f "$store"
    "${store%lib/security/cacerts}bin/java" .ci/TrustStore.java "$bundle" "$store"
  done
  touch "$root/made" && chmod +x "$root/made"
}
