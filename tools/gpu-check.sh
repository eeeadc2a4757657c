#!/usr/bin/env bash
# Checks a graphics card in some minutes, on a machine without a network: whether it computes what the processor beside it
# computes, and how fast it trains beside plain PyTorch. Prints one table.
#
#   tools/gpu-check.sh [--device cuda:N|cpu] [--small] [--golden DIR --data DIR]
#
#   --device   what is checked, cuda:0 without; cpu compares the processor with itself, which shows that the check runs
#   --small    seconds of work instead of minutes; says little of the card
#   --golden   values of the published program (../shared/golden), --data the recordings that they are of
#
# It runs in a checkout, or in the unpacked archive of `./mvnw -Pdist,gpu package`, and needs besides:
#   JAVA_HOME          a JDK of version 17 or later, or a runtime made by jlink (without: java on the PATH)
#   HEARTPROOF_CUDA    folders of CUDA's libraries and cuDNN, between colons. Without, and after them: LD_LIBRARY_PATH,
#                      CUDA_HOME, CUDA_PATH, /usr/local/cuda, the system's folders, and those that python3's packages brought
#   HEARTPROOF_PYTHON  a Python with PyTorch for the comparison of speed (without: python3); none, no comparison
#
# Exit code 0 if everything came out as asked for, 1 if not, 2 if it could not be checked: said in one line.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
device=cuda:0
options=()

# The driver from which CUDA 13 runs, and what the CUDA build of libtorch is linked with.
driver=580
libraries=(libcudart.so.13 libcudnn.so.9 libcublas.so.13 libcublasLt.so.13 libcufft.so.12 libcurand.so.10 libcusparse.so.12
  libcusolver.so.12 libcupti.so.13 libcufile.so.0 libnccl.so.2)

fail() {
  echo "tools/gpu-check.sh: $*" >&2
  exit 2
}

while (($#)); do
  case $1 in
    -h | --help)
      sed -n '2,/^set /{/^set /d; s/^# \{0,1\}//; p;}' "${BASH_SOURCE[0]}"
      exit 0
      ;;
    --device)
      (($# > 1)) || fail "--device needs a name, such as cuda:0"
      device=$2
      shift 2
      ;;
    --golden | --data)
      (($# > 1)) || fail "$1 needs a folder"
      options+=("$1" "$2")
      shift 2
      ;;
    --small)
      options+=("$1")
      shift
      ;;
    *) fail "expected --device, --small, --golden or --data, got '$1'" ;;
  esac
done
[[ $device =~ ^(cpu|cuda:[0-9]{1,2})$ ]] || fail "expected --device cpu or cuda:N, got '$device'"

python=${HEARTPROOF_PYTHON:-python3}
has_torch() {
  command -v "$python" >/dev/null && "$python" -c 'import torch' 2>/dev/null
}

# Folders in which CUDA's libraries may lie, a line each.
folders() {
  tr : '\n' <<<"${HEARTPROOF_CUDA:-}:${LD_LIBRARY_PATH:-}"
  local home
  for home in "${CUDA_HOME:-}" "${CUDA_PATH:-}" /usr/local/cuda /usr/local/nvidia; do
    [[ -z $home ]] || printf '%s\n' "$home/lib64" "$home/lib" "$home/targets/x86_64-linux/lib" "$home/extras/CUPTI/lib64"
  done
  printf '%s\n' /usr/lib/x86_64-linux-gnu /usr/lib64 /usr/lib
  if command -v ldconfig >/dev/null; then
    ldconfig -p | sed -nE 's#^\s*lib(cuda|cudart|cudnn|cupti|nccl)\.so.* => (.*)/[^/]*$#\2#p' | sort -u
  fi
  if command -v "$python" >/dev/null; then
    "$python" -c 'import importlib.util, glob
spec = importlib.util.find_spec("nvidia")
for folder in spec.submodule_search_locations if spec else []:
    print(*glob.glob(folder + "/*/lib"), sep="\n")' 2>/dev/null || :
  fi
}

# Prints the folder of a library, among those of the standard input.
folder_of() {
  local folder
  while IFS= read -r folder; do
    if [[ -n $folder && -e $folder/$1 ]]; then
      echo "$folder"
      return
    fi
  done
  return 1
}

driver_version() {
  if command -v nvidia-smi >/dev/null; then
    nvidia-smi --query-gpu=driver_version --format=csv,noheader 2>/dev/null | head -n 1
  elif [[ -r /proc/driver/nvidia/version ]]; then
    sed -nE '1s/.* ([0-9]+\.[0-9.]+) .*/\1/p' /proc/driver/nvidia/version
  fi
}

# Ends in one line where driver, CUDA or cuDNN do not fit; else has them found by what follows.
probe() {
  local places version library folder found=()
  places=$(folders)
  folder=$(folder_of libcuda.so.1 <<<"$places") || fail "expected an NVIDIA driver of version $driver or later, found no libcuda.so.1"
  version=$(driver_version || :)
  [[ ! $version =~ ^[0-9]+ || ${BASH_REMATCH[0]} -ge $driver ]] \
    || fail "expected an NVIDIA driver of version $driver or later, as CUDA 13 needs, found $version"
  found+=("$folder")
  for library in "${libraries[@]}"; do
    folder=$(folder_of "$library" <<<"$places") \
      || fail "expected $library of CUDA 13 and cuDNN 9, found none: name its folder in HEARTPROOF_CUDA"
    found+=("$folder")
  done
  echo "driver ${version:-of unknown version}, $(basename "$(readlink -f "$(folder_of libcudart.so.13 <<<"$places")/libcudart.so.13")")," \
    "$(basename "$(readlink -f "$(folder_of libcudnn.so.9 <<<"$places")/libcudnn.so.9")")"
  cuda=$(printf '%s\n' "${found[@]}" | awk '!seen[$0]++' | paste -sd :)
}

# Sets heartproof, and ends in one line where what is built is for the CPU alone.
find_program() {
  local built
  if [[ -f $root/pom.xml ]]; then
    heartproof=$root/heartproof
    MAVEN_ARGS="${MAVEN_ARGS:-} -Pgpu" "$heartproof" --version >/dev/null || exit 2
    built=$(tr : '\n' <"$root/cli/target/launcher/classpath")
  else
    heartproof=$root/bin/heartproof
    built=$(ls "$root/lib")
  fi
  grep -q '^.*pytorch-.*-gpu\.jar$' <<<"$built" \
    || fail "expected a build with the CUDA build of libtorch, found one for the CPU: docs/gpu.md says how to build it"
}

cuda=
if [[ $device == cpu ]]; then
  heartproof=$root/heartproof
  [[ -f $root/pom.xml ]] || heartproof=$root/bin/heartproof
else
  probe
  find_program
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if has_torch; then
  small=
  [[ " ${options[*]-} " != *" --small "* ]] || small=--small
  if "$python" "$root/tools/plain_pytorch.py" --device "$device" $small >"$work/plain" 2>"$work/said"; then
    options+=(--plain "$work/plain")
  else
    echo "PyTorch cannot train on $device, so that nothing stands beside the speed: $(tail -n 1 "$work/said")" >&2
  fi
else
  echo "no PyTorch in $python, so that nothing stands beside the speed" >&2
fi
export LD_LIBRARY_PATH="${cuda:+$cuda:}${LD_LIBRARY_PATH:-}"
"$heartproof" bench card --device "$device" "${options[@]}"
