# Compiles the modules that go through every word of a document (setup.py): docs/decisions/compiled.md.

COMPILER_PACKAGES="gcc libc6-dev python3-dev"

# link_packages: what reads the sources by the names of their packages finds them in .cache/types; it sees no editable install.
link_packages() {
  local package
  mkdir -p .cache/types/hengce
  for package in ingest graph search ui; do
    [ -e ".cache/types/hengce/$package" ] || ln -sfn "../../../$package" ".cache/types/hengce/$package"
  done
}

# find_compiler: a C compiler is there, else Debian's is installed.
find_compiler() {
  has_compiler && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "正在安装 C 编译器……" "Installing a C compiler …"
    # shellcheck disable=SC2086 # a list of packages
    install_packages $COMPILER_PACKAGES || cat .cache/apt.log >&2
  fi
  has_compiler && return
  say "缺少 C 编译器或 Python 的头文件，请管理员安装 $COMPILER_PACKAGES。" \
    "A C compiler or Python's headers are missing; ask an administrator to install $COMPILER_PACKAGES."
  return 1
}

has_compiler() {
  local compiler headers
  read -r compiler headers < <(.venv/bin/python -c 'import sysconfig as s; print(s.get_config_var("CC").split()[0], s.get_path("include"))')
  echo '#include <Python.h>' | "$compiler" -fsyntax-only -I"$headers" -xc - 2>/dev/null
}

# compile_modules: the compiled modules are those of the sources as they are now. Needs a compiler.
compile_modules() {
  local sources
  sources=$(find ingest -name '*.py' -print0 | sort -z | xargs -0 cat setup.py requirements-build.lock | sha256sum)
  [ "$(cat .venv/compiled 2>/dev/null)" = "$sources" ] && return
  say "正在编译（首次或更新后约需一分钟）……" "Compiling (a minute, the first time and after an update) …"
  find ingest -name '*.so' -delete
  rm -f .venv/compiled
  link_packages
  # what an earlier state of the sources left may confuse the compiler: then all is compiled anew
  build_modules || { rm -rf .cache/compiled && build_modules; } || return 1
  find ingest -name '*.so' -exec touch {} + # what had not changed was taken over as it was
  printf '%s\n' "$sources" >.venv/compiled
}

build_modules() {
  .venv/bin/python setup.py -q build_ext --inplace >.cache/compile.log 2>&1
}

# compile_if_possible: where no compiler is, or it fails, the sources run as they are: the same facts, in more time.
compile_if_possible() {
  if has_compiler && ! compile_modules; then
    find ingest -name '*.so' -delete
    say "编译没有成功（原因见 .cache/compile.log），照常运行，只是读取文件慢一些。" \
      "Compiling failed (.cache/compile.log says why); all works without it, files are read more slowly."
  fi
}
