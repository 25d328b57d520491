/*
The program inside a JavaScript cell: run the code under test, evaluate what is asked for, hand out plain values.

It starts before the code is known, says that it runs, and reads its job from descriptor 0: a 4-byte big-endian length
and JSON {code, names, first, output_bytes}; `names` are those that the code declares, `first` is the number of the first
case. Then come the cases, each when the one before it is answered. Out go the frames of languages/contract.py on the
same descriptor, values as values.js writes them. It knows no expected value and decides
nothing. The code under test shares this process; what is used after it has run was captured before, so that tearing
down the rest gains nothing but a result that is missing, malformed or wrong.

The code runs as a script, so its functions, classes and constants are names that a case can read; what it exports is
one more. All steps of a case are one async function: every value is awaited. Reported as errors of the case in which
they come up: errors that nobody catches, stack overflow, a promise that never settles.
Not covered: a call of process.exit ends the process; `covered` is always empty; top-level await.
*/
"use strict";

const { readSync, writeSync } = require("node:fs");
const { Script, constants } = require("node:vm");
const { isBuiltin } = require("node:module");
const { Out, Unsupported, encode, isError, textOf, classNames, push } = require("./values.js");

const WIRE_VERSION = 2;
const DETAIL_CHARS = 300;
const MAX_MESSAGE = 10_000;
const MAX_TRACE = 50;
const MAX_FRAME = 64 << 10;
const CANDIDATE = "candidate.js";

const load = require;
const leave = process.reallyExit.bind(process);
const later = setImmediate;
const { defineProperty } = Reflect;
const Bytes = Uint8Array;
const integer = BigInt;
const text = String;
const { now } = Date;
const { parse } = JSON;
const { wait } = Atomics;
const method = (of, name) => Function.prototype.call.bind(of[name]);
const slice = method(String.prototype, "slice");
const split = method(String.prototype, "split");
const startsWith = method(String.prototype, "startsWith");
const replace = method(RegExp.prototype, Symbol.replace);
const find = method(RegExp.prototype, "exec");
const then = method(Promise.prototype, "then");
const lengthOf = method(Buffer.prototype, "readUInt32BE");
const toText = method(Buffer.prototype, "toString");
const allocate = Buffer.alloc;
const keysOf = Object.keys;
const run = method(Script.prototype, "runInThisContext");
const importModuleDynamically = constants === undefined ? undefined : constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
const bell = new Int32Array(new SharedArrayBuffer(4));

/** The case (or the loading of the code) that runs: {index, report, done}. */
let current = null;

function readAll(length) {
  const bytes = allocate(length);
  for (let at = 0; at < length;) {
    const got = patiently(() => readSync(0, bytes, at, length - at, null));
    if (got === 0) leave(0);
    at += got;
  }
  return bytes;
}

/** The next message of the judge; the process ends when there is none. */
function readMessage() {
  return parse(toText(readAll(lengthOf(readAll(4), 0)), "utf8"));
}

/** A descriptor that does not block is asked again a little later. */
function patiently(operation) {
  for (;;) {
    try {
      return operation();
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      wait(bell, 0, 0, 1);
    }
  }
}

/** Write one frame, whole. A report is {outcome, values, detail, trace, limit}; `values` bytes or null. */
function send(index, { outcome, values, detail, trace, limit }) {
  const size = values === null ? 0 : values.length;
  const out = new Out(size + MAX_FRAME);
  out.ascii("    ");
  out.list(7, 0);
  out.integer(integer(index), 1);
  out.string(outcome, 1);
  out.byteString(values === null ? [] : values, size, 1);
  out.string(detail, 1);
  out.list(trace.length, 1);
  for (let at = 0; at < trace.length; at++) out.integer(integer(trace[at]), 2);
  out.list(0, 1);
  out.string(limit, 1);
  const { bytes, size: end } = out;
  for (let at = 0; at < 4; at++) bytes[at] = ((end - 4) >>> (24 - 8 * at)) & 255;
  for (let at = 0; at < end;) {
    const from = at;
    at += patiently(() => writeSync(0, bytes, from, end - from));
  }
}

const passed = (values) => ({ outcome: "passed", values, detail: "", trace: [], limit: "" });

/** [message, names of the error's types], as a step "raises" hands them out. */
function thrown(error) {
  if (isError(error)) {
    const names = [textOf(error, "message", "")];
    const chain = split(classNames(error) || "Error", " ");
    for (let at = 0; at < chain.length; at++) push(names, chain[at]);
    return names;
  }
  const isObject = (typeof error === "object" && error !== null) || typeof error === "function";
  return [isObject || typeof error === "symbol" ? "" : slice(text(error), 0, MAX_MESSAGE), typeof error];
}

/** The report of a case that threw. */
function describe(error) {
  if (error instanceof Unsupported) {
    return { outcome: "unsupported", values: null, detail: error.message, trace: [], limit: "" };
  }
  const found = thrown(error);
  const message = found[0];
  const kind = found[1];
  const name = isError(error) ? textOf(error, "name", kind) : "a thrown " + kind;
  const line = name + (message === "" ? "" : ": " + slice(message, 0, 4 * DETAIL_CHARS));
  const isMemory = kind === "RangeError" && startsWith(message, "Array buffer allocation failed");
  return {
    outcome: isMemory ? "memory" : "error",
    values: null,
    detail: slice(replace(/\s+/g, line, " "), 0, DETAIL_CHARS),
    trace: trace(error),
    limit: isMemory ? "memory" : "",
  };
}

/** Lines of the code under test on the way to the error, innermost last. */
function trace(error) {
  const lines = [];
  let stack = "";
  try {
    stack = isError(error) ? error.stack : "";
  } catch {
    return lines;
  }
  if (typeof stack !== "string") return lines;
  const rows = split(slice(stack, 0, MAX_MESSAGE), "\n");
  for (let at = rows.length - 1; at >= 0 && lines.length < MAX_TRACE; at--) {
    // Code that does not parse has no frames of its own, but the first row says where.
    const isFrame = at > 0 || lines.length > 0;
    const row = isFrame ? /^ {4}at .*\bcandidate\.js:(\d{1,9}):\d+\)?$/ : /^candidate\.js:(\d{1,9})$/;
    const match = find(row, rows[at]);
    if (match !== null && +match[1] > 0) push(lines, +match[1]);
  }
  return lines;
}

/** Begin something that ends with one report; `done` gets it when errors that nobody caught had their turn. */
function begin(index, done) {
  current = { index, report: null, done };
}

function finish(mine, report) {
  if (mine !== current || mine.report !== null) return;
  mine.report = report;
  later(() => {
    current = null;
    mine.done(mine.report);
  });
}

/** An error that nobody caught. */
function crash(error) {
  if (current === null) return;
  if (current.report === null) finish(current, describe(error));
  else current.report = describe(error);
}

function watch() {
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
  process.on("beforeExit", () => {
    if (current === null) leave(0);
    const detail = "Error: the promise that was returned never settles";
    finish(current, { outcome: "error", values: null, detail, trace: [], limit: "" });
  });
}

/** What the code under test finds around it: the globals of a CommonJS module, without files of its own. */
function furnish() {
  const module = { exports: {}, id: ".", filename: CANDIDATE, loaded: false, children: [], paths: [] };
  const require = (name) => {
    if (isBuiltin(name)) return load(name);
    const error = new Error("Cannot find module '" + text(name) + "'");
    error.code = "MODULE_NOT_FOUND";
    throw error;
  };
  require.main = undefined;
  const scope = { module, require, exports: module.exports, __filename: CANDIDATE, __dirname: "." };
  for (const name of keysOf(scope)) {
    defineProperty(globalThis, name, { value: scope[name], writable: true, configurable: true });
  }
  process.argv = [process.argv[0], CANDIDATE];
  return module;
}

/** Run the code; make names of what it exports. */
function open(code, module) {
  run(new Script(code, { filename: CANDIDATE, importModuleDynamically }));
  const { exports } = module;
  if (exports === null || (typeof exports !== "object" && typeof exports !== "function")) return;
  const names = keysOf(exports);
  for (let at = 0; at < names.length; at++) {
    const value = exports[names[at]];
    if (names[at] !== "default") defineProperty(globalThis, names[at], { value, writable: true, configurable: true });
  }
  if (typeof exports !== "function") return;
  const { name } = exports;
  const isNew = typeof name === "string" && name !== "" && !(name in globalThis);
  if (isNew) defineProperty(globalThis, name, { value: exports, writable: true, configurable: true });
}

/** The program as a module: what it exports, and what it declares. */
function asModule(module, names) {
  const { exports } = module;
  if (typeof exports === "function") return exports;
  const found = {};
  for (let at = 0; at < names.length; at++) {
    found[names[at]] = run(new Script("typeof " + names[at] + " === 'undefined' ? undefined : " + names[at]));
  }
  const exported = keysOf(exports);
  for (let at = 0; at < exported.length; at++) found[exported[at]] = exports[exported[at]];
  return found;
}

/** One case as the text of an async function; `__adiff` takes the values. */
function caseSource(steps) {
  let body = "(async (__adiff) => {\n";
  for (let at = 0; at < steps.length; at++) {
    const kind = steps[at][0];
    const step = steps[at][1];
    if (kind === "exec") body += step + "\n;\n";
    else if (kind === "eval") body += "__adiff.put(await (" + step + "\n));\n";
    else body += "__adiff.put(await __adiff.raises(async () => {\n" + step + "\n}));\n";
  }
  return body + "})";
}

function runCase(steps, job, module) {
  const mine = current;
  const values = new Out(job.output_bytes);
  let count = 0;
  const tools = {
    __proto__: null,
    put: (value) => {
      encode(values, value, 0);
      count++;
    },
    raises: async (body) => {
      try {
        await body();
      } catch (error) {
        return thrown(error);
      }
      return null;
    },
    program: () => asModule(module, job.names),
  };
  const ended = () => {
    const whole = new Out(job.output_bytes + 100);
    whole.list(count, 0);
    whole.raw(values.bytes, values.size);
    finish(mine, passed(whole.done()));
  };
  const failed = (error) => finish(mine, describe(error));
  try {
    const body = run(new Script(caseSource(steps), { filename: "test.js", importModuleDynamically }));
    then(body(tools), ended, failed);
  } catch (error) {
    failed(error);
  }
}

function serve(job) {
  const module = furnish();
  const next = (index) => {
    const steps = readMessage();
    begin(index, (report) => {
      send(index, report);
      next(index + 1);
    });
    runCase(steps, job, module);
  };
  begin(-1, (report) => {
    send(-1, report);
    if (report.outcome !== "passed") leave(0);
    next(job.first);
  });
  const mine = current;
  try {
    open(job.code, module);
    finish(mine, passed(null));
  } catch (error) {
    finish(mine, describe(error));
  }
}

/** Touch what every job touches, while there is time. */
function warmUp() {
  const out = new Out(1 << 20);
  encode(out, [1, "a", null, { a: new Map([[1, new Set()]]) }, new Error("a"), undefined], 0);
  describe(new Error("a"));
  const body = run(new Script(caseSource([["exec", "const f = (x) => x;"], ["eval", "f(1)"], ["raises", "f(2)"]])));
  body({ put: now, raises: async (inner) => inner() });
}

const version = new Out(100);
version.list(1, 0);
version.integer(integer(WIRE_VERSION), 1);
warmUp();
watch();
send(-2, passed(version.done()));
serve(readMessage());
