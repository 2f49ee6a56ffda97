# What the measurements of whole processes share; to be sourced. Takes $work, a folder to write to.

bin=${JAVA_HOME:+$JAVA_HOME/bin/}

# Compiles the Java program that everything is put beside.
compile_hello() {
  cat >"$work/Hello.java" <<'JAVA'
public class Hello {
  public static void main(String[] args) {
    System.out.println("Hello");
  }
}
JAVA
  "${bin}javac" -d "$work" "$work/Hello.java"
}

# Runs a command and adds its milliseconds to a file.
timed() {
  file=$1
  shift
  start=$(date +%s%N)
  "$@" >/dev/null
  end=$(date +%s%N)
  echo "$(((end - start) / 10000))" | sed 's/..$/.&/' >>"$work/$file"
}

timed_hello() {
  timed hello "${bin}java" -cp "$work" Hello
}

median() {
  sort -n "$work/$1" | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'
}

# Prints the head of the table, and the line of Hello. Takes the number of runs.
print_head() {
  hello=$(median hello)
  printf '%-26s %10s %8s\n' "median of $1 runs" ms "x Hello"
  print_line hello "java -cp … Hello"
}

# Takes a file of times, and what was measured.
print_line() {
  median "$1" | awk -v name="$2" -v hello="$hello" \
    '{ printf "%-26s %10.1f %8.1f\n", name, $1, $1 / hello }'
}
