# What tools/spark-kill, tools/spark-memory and tools/spark-speed share; they source it. Sets root (the checkout) and work (a new
# folder, deleted at the end); the caller names itself in $tool.
# shellcheck shell=bash disable=SC2154 # tool is set by whoever sources this
export LC_ALL=C.UTF-8 # names in the order of their bytes
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/$tool.XXXXXX")
port=17077
children=()
trap 'kill "${children[@]}" 2>/dev/null || :; wait 2>/dev/null || :; rm -rf "$work"' EXIT

fail() {
  echo "tools/$tool: $*" >&2
  exit 1
}

opens=()
for name in lang lang.invoke lang.reflect io net nio util util.concurrent util.concurrent.atomic; do
  opens+=("--add-opens=java.base/java.$name=ALL-UNNAMED")
done
for name in jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$name=ALL-UNNAMED")
done

# Has the launcher build the command line and what runs on Spark, for which the first command of each is enough.
build() {
  echo "tools/$tool: building (minutes the first time, when libraries are downloaded)" >&2
  "$root/heartproof" --version >/dev/null
  "$root/heartproof" spark score --model "$work/none" --data "$work" --out "$work/none" >/dev/null 2>"$work/errors" || :
  [[ -f $root/spark/target/heartproof-spark.jar ]] || fail "the build failed: $(cat "$work/errors")"
}

# Spark's libraries and ours; those that are needed at runtime alone stand in the list for spark-submit.
libraries() {
  echo "$(cat "$root/spark/target/classpath"):$(tr , : <"$root/spark/target/jars")"
}

# Sets model to MODEL.onnx, or to a network of no training: further arguments are settings of it.
make_model() {
  model=$1
  shift
  [[ -z $model ]] || return 0
  "$root/heartproof" simulate --out "$work/lessons" --recordings 54 --seed 5 >/dev/null
  "$root/heartproof" train --data "$work/lessons" --out "$work/run" --threads 1 "$@" --set training.epochs=1 \
    --set training.drawsPerEpoch=9 --set training.batchSize=9 --set cache.gigabytes=0 >/dev/null
  model=$work/model.onnx
  "$root/heartproof" export --model "$work/run" --out "$model" >/dev/null
}

# Simulates $1 recordings of 10 s in one shard, which gets $2 names in folder $work/shards: recordings of one name in several.
make_shards() {
  echo "tools/$tool: simulating $1 recordings of 10 s" >&2
  mkdir "$work/data" "$work/shards"
  java -cp "$(libraries)" "$root/tools/java/spark/SimulatedRecordings.java" "$work/data" "$1" 10 >&2
  (cd "$work/data" && tar -cf "$work/one.tar" -- *)
  rm -r "$work/data"
  local number
  for ((number = 0; number < $2; number++)); do
    ln "$work/one.tar" "$(printf '%s/part-%04d.tar' "$work/shards" "$number")"
  done
}

# A home of Spark, as a cluster has it: without our jars and those that no cluster has, which --jars brings.
make_spark_home() {
  mkdir -p "$work/spark/jars"
  local jar
  for jar in $(libraries | tr : '\n'); do
    case $jar in
      */heartproof-* | */tools/jackson/* | */onnxruntime-* | */tribuo-*) continue ;;
    esac
    ln -sf "$jar" "$work/spark/jars/"
  done
  export SPARK_HOME=$work/spark SPARK_SCALA_VERSION=2.13
}

# Becomes Java: for processes in the background, which are then killed by their number.
spark_java() {
  exec java -Xmx700m "${opens[@]}" -cp "$work/spark/jars/*" "$@"
}

# A master and a worker with two cores, as processes of their own.
start_cluster() {
  make_spark_home
  spark_java org.apache.spark.deploy.master.Master --host 127.0.0.1 --port $port --webui-port 0 >"$work/master.log" 2>&1 &
  children+=($!)
  spark_java org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 2 --memory 2g --webui-port 0 \
    --work-dir "$work/worker" "spark://127.0.0.1:$port" >"$work/worker.log" 2>&1 &
  worker=$!
  children+=("$worker")
}

# Starts a driver, which is the last of the children, with an executor per core; answers go to folder $1.
submit() {
  spark_java org.apache.spark.deploy.SparkSubmit --master "spark://127.0.0.1:$port" --conf spark.executor.cores=1 \
    --conf spark.executor.memory=700m --conf spark.ui.enabled=false --conf spark.driver.bindAddress=127.0.0.1 \
    --conf spark.driver.host=127.0.0.1 --conf spark.driver.userClassPathFirst=true \
    --conf spark.executor.userClassPathFirst=true --jars "$(cat "$root/spark/target/jars")" \
    --class io.heartproof.spark.score.ScoreProgram "$root/spark/target/heartproof-spark.jar" \
    --model "$model" --data "$work/shards" --out "$1" >"$work/said" 2>"$work/errors" &
  driver=$!
  children+=("$driver")
}

# Waits for the driver.
finish() {
  wait "$driver" || fail "the driver failed: $(tail -n 3 "$work/errors")"
}

# How many shards of folder $1, which may not be there yet, have their answers.
done_shards() {
  { find "$1" -name '[!.]*.parquet' 2>/dev/null || :; } | wc -l
}

# The processes of the executors.
executors() {
  pgrep -P "$worker" -f CoarseGrainedExecutorBackend || :
}
