/*
Plain values of JavaScript as bytes, in the encoding of wire.py; required by harness.js before the code under test runs.

A value counts by its exact type. A prototype other than the built-in one makes an instance of a class:
    undefined, bigint, holes     o "undefined" N, o "bigint" i, o "hole" N
    plain object                 d, in the order of its keys;   o "null" d  one without a prototype
    Map, Set, Date, RegExp       o "Map" l (key, value, key, value ...), o "Set" l, o "Date" f, o "RegExp" l (source, flags)
    errors                       o "TypeError" l (name, message), by the nearest built-in error on the prototype chain
    typed arrays, Buffer         o "Uint8Array" l, o "Buffer" b, o "ArrayBuffer" b;   o "Number" f  a boxed number
    instance of a class          o "class Point Shape" d: constructors from the most specific on, own properties
    instance of class X extends Array, Map, Error ...       o "class X Array" l (d, what it is as a built-in)
    array, Map, error ... with further properties           o "extra" l (d, what it is as a built-in)

Own enumerable properties count; private fields and accessors of the prototype do not. Getters, proxies, functions,
symbols, promises, iterators and generators have no plain form. Nothing that the value could have redefined is called.
*/
"use strict";

const { types } = require("node:util");

const MAX_DEPTH = 100;
const MAX_ITEMS = 200_000;
const MAX_PROBES = 10_000 ** 2;
const MAX_INT_DIGITS = (1 << 18) / 4;
const MAX_CLASSES = 20;
const MAX_TEXT = 10_000;

const { isProxy } = types;
const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf, defineProperty } = Reflect;
const { isArray } = Array;
const Bytes = Uint8Array;
const method = (of, name) => Function.prototype.call.bind(of[name]);
const getter = (of, name) => Function.prototype.call.bind(getOwnPropertyDescriptor(of, name).get);
const charCodeAt = method(String.prototype, "charCodeAt");
const slice = method(String.prototype, "slice");
const endsWith = method(String.prototype, "endsWith");
const digits = method(BigInt.prototype, "toString");
const subarray = method(Uint8Array.prototype, "subarray");
const setBytes = method(Uint8Array.prototype, "set");
const eachOfMap = method(Map.prototype, "forEach");
const eachOfSet = method(Set.prototype, "forEach");
const sizeOfMap = getter(Map.prototype, "size");
const sizeOfSet = getter(Set.prototype, "size");
const getTime = method(Date.prototype, "getTime");
const source = getter(RegExp.prototype, "source");
const typedArray = getPrototypeOf(Uint8Array.prototype);
const lengthOfTyped = getter(typedArray, "length");
const nameOfTyped = getter(typedArray, Symbol.toStringTag);
const byteLength = getter(ArrayBuffer.prototype, "byteLength");
const FLAGS = [["d", "hasIndices"], ["g", "global"], ["i", "ignoreCase"], ["m", "multiline"], ["s", "dotAll"],
  ["u", "unicode"], ["v", "unicodeSets"], ["y", "sticky"]]
  .filter(([, name]) => name in RegExp.prototype)
  .map(([flag, name]) => [flag, getter(RegExp.prototype, name)]);
const BOXED = [["Number", types.isNumberObject, method(Number.prototype, "valueOf")],
  ["String", types.isStringObject, method(String.prototype, "valueOf")],
  ["Boolean", types.isBooleanObject, method(Boolean.prototype, "valueOf")]];
const ERRORS = [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, AggregateError];
const ERROR_NAMES = ERRORS.map((error) => error.name);
const ERROR_PROTOTYPES = ERRORS.map((error) => error.prototype);
const objectPrototype = Object.prototype;
const bufferPrototype = Buffer.prototype;
const PROTOTYPES = Object.create(null);
for (const kind of [Array, Map, Set, Date, RegExp, ArrayBuffer, Number, String, Boolean, Int8Array, Uint8Array,
  Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array,
  BigUint64Array]) PROTOTYPES[kind.name] = kind.prototype;

const TAG = Symbol.toStringTag;
const number = new Float64Array(1);
const numberBytes = new Bytes(number.buffer);
const HEX = new Bytes([..."0123456789abcdef"].map((digit) => digit.charCodeAt(0)));

class Unsupported {
  constructor(message) {
    this.message = message;
  }
}

/** Bytes that grow, up to a limit. */
class Out {
  constructor(most) {
    this.most = most;
    this.bytes = new Bytes(4096);
    this.size = 0;
    this.items = 0;
    this.probes = 0;
  }

  room(more) {
    const needed = this.size + more;
    if (needed > this.most) throw new Unsupported("the value is too large");
    if (needed <= this.bytes.length) return;
    const grown = new Bytes(needed * 2);
    setBytes(grown, subarray(this.bytes, 0, this.size));
    this.bytes = grown;
  }

  ascii(chars) {
    this.room(chars.length);
    for (let at = 0; at < chars.length; at++) this.bytes[this.size++] = charCodeAt(chars, at);
  }

  raw(bytes, length) {
    this.room(length);
    for (let at = 0; at < length; at++) this.bytes[this.size++] = bytes[at];
  }

  /** What was written so far. */
  done() {
    return subarray(this.bytes, 0, this.size);
  }

  count(depth) {
    if (depth > MAX_DEPTH || ++this.items > MAX_ITEMS) throw new Unsupported("the value is too large or too deep");
  }

  list(count, depth) {
    this.count(depth);
    this.ascii("l" + count + ":");
  }

  tag(kind, depth) {
    this.count(depth);
    this.ascii("o" + kind.length + ":" + kind);
  }

  dict(count, depth) {
    this.count(depth);
    this.probes += count * count;
    if (this.probes > MAX_PROBES) throw new Unsupported("objects of more than 10000 properties");
    this.ascii("d" + count + ":");
  }

  float(value, depth) {
    this.count(depth);
    number[0] = value === value ? value : NaN;
    this.room(17);
    this.bytes[this.size++] = 102;
    for (let at = 7; at >= 0; at--) {
      this.bytes[this.size++] = HEX[numberBytes[at] >> 4];
      this.bytes[this.size++] = HEX[numberBytes[at] & 15];
    }
  }

  integer(value, depth) {
    this.count(depth);
    const hexadecimal = digits(value, 16);
    if (hexadecimal.length > MAX_INT_DIGITS) throw new Unsupported("a bigint of " + 4 * hexadecimal.length + " bits");
    this.ascii("i" + hexadecimal + ";");
  }

  string(value, depth) {
    this.count(depth);
    if (value.length > this.most) throw new Unsupported("the value is too large");
    const bytes = new Bytes(3 * value.length);
    const length = utf8(value, bytes);
    this.ascii("s" + length + ":");
    this.room(length);
    setBytes(this.bytes, subarray(bytes, 0, length), this.size);
    this.size += length;
  }

  byteString(bytes, length, depth) {
    this.count(depth);
    this.ascii("b" + length + ":");
    this.raw(bytes, length);
  }
}

/** UTF-8 with lone surrogates kept (WTF-8); how many bytes. */
function utf8(value, bytes) {
  let size = 0;
  for (let at = 0; at < value.length; at++) {
    let code = charCodeAt(value, at);
    if (code >= 0xd800 && code < 0xdc00 && at + 1 < value.length) {
      const low = charCodeAt(value, at + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        at++;
      }
    }
    if (code < 0x80) {
      bytes[size++] = code;
      continue;
    }
    if (code < 0x800) bytes[size++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[size++] = 0xe0 | (code >> 12);
      else {
        bytes[size++] = 0xf0 | (code >> 18);
        bytes[size++] = 0x80 | ((code >> 12) & 63);
      }
      bytes[size++] = 0x80 | ((code >> 6) & 63);
    }
    bytes[size++] = 0x80 | (code & 63);
  }
  return size;
}

/** Append one value; throws Unsupported for any type, depth or size beyond the stated ones. */
function encode(out, value, depth) {
  if (value === null || value === true || value === false) {
    out.count(depth);
    out.ascii(value === null ? "N" : value ? "T" : "F");
    return;
  }
  switch (typeof value) {
    case "number": return out.float(value, depth);
    case "string": return out.string(value, depth);
    case "undefined":
      out.tag("undefined", depth);
      return encode(out, null, depth + 1);
    case "bigint":
      out.tag("bigint", depth);
      return out.integer(value, depth + 1);
    case "object": return encodeObject(out, value, depth);
    default: throw new Unsupported("a " + typeof value + " has no plain form");
  }
}

function encodeObject(out, value, depth) {
  if (isProxy(value)) throw new Unsupported("a proxy has no plain form");
  const base = baseOf(value);
  const prototype = getPrototypeOf(value);
  const exact = base === null ? prototype === objectPrototype || prototype === null : prototype === base.prototype;
  const pairs = properties(value, base);
  if (!exact) out.tag("class " + classNames(value), depth++);
  else if (base === null && prototype === null) out.tag("null", depth++);
  else if (base !== null && pairs.length > 0) out.tag("extra", depth++);
  if (base !== null && (!exact || pairs.length > 0)) out.list(2, depth++);
  if (base === null || !exact || pairs.length > 0) encodePairs(out, pairs, depth);
  if (base !== null) base.write(out, value, depth);
}

function encodePairs(out, pairs, depth) {
  out.dict(pairs.length / 2, depth);
  for (let at = 0; at < pairs.length; at++) encode(out, pairs[at], depth + 1);
}

/** What built-in kind an object is by its internal slots: {prototype, write}; null for an ordinary object. */
function baseOf(value) {
  if (isArray(value)) {
    if (value.length > MAX_ITEMS) throw new Unsupported("the value is too large or too deep");
    return { prototype: PROTOTYPES.Array, write: writeArray, indexed: true };
  }
  if (types.isNativeError(value)) return errorBase(value);
  if (types.isMap(value)) return { prototype: PROTOTYPES.Map, write: writeMap };
  if (types.isSet(value)) return { prototype: PROTOTYPES.Set, write: writeSet };
  if (types.isDate(value)) return { prototype: PROTOTYPES.Date, write: writeDate };
  if (types.isRegExp(value)) return { prototype: PROTOTYPES.RegExp, write: writeRegExp };
  if (types.isTypedArray(value)) {
    const isBuffer = getPrototypeOf(value) === bufferPrototype;
    const prototype = isBuffer ? bufferPrototype : PROTOTYPES[nameOfTyped(value)];
    return { prototype, write: isBuffer ? writeBuffer : writeTyped, bare: true };
  }
  if (types.isArrayBuffer(value)) return { prototype: PROTOTYPES.ArrayBuffer, write: writeArrayBuffer };
  for (let at = 0; at < BOXED.length; at++) {
    if (BOXED[at][1](value)) {
      const name = BOXED[at][0];
      const unbox = BOXED[at][2];
      return { prototype: PROTOTYPES[name], indexed: name === "String", write: (out, boxed, depth) => {
        out.tag(name, depth);
        encode(out, unbox(boxed), depth + 1);
      } };
    }
  }
  for (let at = 0; at < OPAQUE.length; at++) {
    if (OPAQUE[at][1](value)) throw new Unsupported("a " + OPAQUE[at][0] + " has no plain form");
  }
  const tag = textOf(value, TAG, "");
  if (endsWith(tag, "Iterator")) throw new Unsupported("an iterator has no plain form");
  return null;
}

const OPAQUE = [["promise", types.isPromise], ["generator", types.isGeneratorObject], ["WeakMap", types.isWeakMap],
  ["WeakSet", types.isWeakSet], ["iterator", types.isMapIterator], ["iterator", types.isSetIterator],
  ["DataView", types.isDataView], ["SharedArrayBuffer", types.isSharedArrayBuffer], ["boxed symbol", types.isSymbolObject],
  ["boxed bigint", types.isBigIntObject], ["arguments object", types.isArgumentsObject], ["module", types.isModuleNamespaceObject]];

function writeArray(out, value, depth) {
  const length = value.length;
  out.list(length, depth);
  for (let at = 0; at < length; at++) {
    const found = getOwnPropertyDescriptor(value, at);
    if (found === undefined) {
      out.tag("hole", depth + 1);
      encode(out, null, depth + 2);
    } else encode(out, plainValue(found), depth + 1);
  }
}

function writeMap(out, value, depth) {
  out.tag("Map", depth);
  out.list(2 * sizeOfMap(value), depth + 1);
  eachOfMap(value, (item, key) => {
    encode(out, key, depth + 2);
    encode(out, item, depth + 2);
  });
}

function writeSet(out, value, depth) {
  out.tag("Set", depth);
  out.list(sizeOfSet(value), depth + 1);
  eachOfSet(value, (item) => encode(out, item, depth + 2));
}

function writeDate(out, value, depth) {
  out.tag("Date", depth);
  out.float(getTime(value), depth + 1);
}

function writeRegExp(out, value, depth) {
  out.tag("RegExp", depth);
  out.list(2, depth + 1);
  out.string(source(value), depth + 2);
  let flags = "";
  for (let at = 0; at < FLAGS.length; at++) if (FLAGS[at][1](value)) flags += FLAGS[at][0];
  out.string(flags, depth + 2);
}

function writeTyped(out, value, depth) {
  const length = lengthOfTyped(value);
  out.tag(nameOfTyped(value), depth);
  out.list(length, depth + 1);
  for (let at = 0; at < length; at++) encode(out, value[at], depth + 2);
}

function writeBuffer(out, value, depth) {
  out.tag("Buffer", depth);
  out.byteString(value, lengthOfTyped(value), depth + 1);
}

function writeArrayBuffer(out, value, depth) {
  out.tag("ArrayBuffer", depth);
  out.byteString(new Bytes(value), byteLength(value), depth + 1);
}

/** The nearest built-in error on the prototype chain, and how to write it: its name and message. */
function errorBase(value) {
  let kind = 0;
  let found = -1;
  for (let at = getPrototypeOf(value); at !== null && found < 0 && kind++ < MAX_CLASSES; at = getPrototypeOf(at)) {
    if (isProxy(at)) break;
    for (let index = 0; index < ERROR_PROTOTYPES.length; index++) if (at === ERROR_PROTOTYPES[index]) found = index;
  }
  const index = found < 0 ? 0 : found;
  return { prototype: ERROR_PROTOTYPES[index], write: (out, error, depth) => {
    out.tag(ERROR_NAMES[index], depth);
    out.list(2, depth + 1);
    out.string(textOf(error, "name", ERROR_NAMES[index]), depth + 2);
    out.string(textOf(error, "message", ""), depth + 2);
  } };
}

/** Own enumerable properties as key, value, key, value ...; without the elements of an array. */
function properties(value, base) {
  const pairs = [];
  if (base !== null && base.bare) return pairs;
  const keys = ownKeys(value);
  if (keys.length > MAX_ITEMS + 1) throw new Unsupported("the value is too large or too deep");
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    if (base !== null && base.indexed && typeof key === "string" && isIndex(key)) continue;
    const found = getOwnPropertyDescriptor(value, key);
    if (found === undefined || !found.enumerable) continue;
    if (typeof key === "symbol") throw new Unsupported("a property named by a symbol has no plain form");
    push(pairs, key);
    push(pairs, plainValue(found));
  }
  return pairs;
}

/** Append without `Array.prototype`, which the code under test may have changed. */
function push(list, value) {
  defineProperty(list, list.length, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}

function plainValue(found) {
  const own = getOwnPropertyDescriptor(found, "value");
  if (own === undefined) throw new Unsupported("a getter has no plain form");
  return own.value;
}

function isIndex(key) {
  if (key.length === 0 || key.length > 10) return false;
  for (let at = 0; at < key.length; at++) {
    const code = charCodeAt(key, at);
    if (code < 48 || code > 57 || (code === 48 && at === 0 && key.length > 1)) return false;
  }
  return true;
}

/** Names of the constructors on the prototype chain, without Object, separated by blanks; `$` for one without a name. */
function classNames(value) {
  let names = "";
  let at = getPrototypeOf(value);
  for (let count = 0; at !== null && at !== objectPrototype; count++) {
    if (isProxy(at) || count === MAX_CLASSES) throw new Unsupported("an object with an unusual prototype");
    const found = getOwnPropertyDescriptor(at, "constructor");
    const made = found === undefined ? undefined : getOwnPropertyDescriptor(found, "value");
    const name = made === undefined ? "" : nameOf(made.value);
    names += (names === "" ? "" : " ") + (name === "" ? "$" : name);
    at = getPrototypeOf(at);
  }
  return slice(names, 0, 190);
}

function nameOf(constructor) {
  if (typeof constructor !== "function" || isProxy(constructor)) return "";
  const found = getOwnPropertyDescriptor(constructor, "name");
  const own = found === undefined ? undefined : getOwnPropertyDescriptor(found, "value");
  const name = own === undefined ? "" : own.value;
  if (typeof name !== "string" || name.length > 100) return "";
  for (let at = 0; at < name.length; at++) {
    const code = charCodeAt(name, at);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36;
    if (!isLetter && !(at > 0 && code >= 48 && code <= 57)) return "";
  }
  return name;
}

/** A property that is plain text, own or inherited, without calling anything. */
function textOf(value, key, otherwise) {
  for (let at = value, count = 0; at !== null && count < MAX_CLASSES && !isProxy(at); count++) {
    const found = getOwnPropertyDescriptor(at, key);
    if (found !== undefined) {
      const own = getOwnPropertyDescriptor(found, "value");
      return own !== undefined && typeof own.value === "string" ? slice(own.value, 0, MAX_TEXT) : otherwise;
    }
    at = getPrototypeOf(at);
  }
  return otherwise;
}

const isError = (value) => typeof value === "object" && value !== null && !isProxy(value) && types.isNativeError(value);

module.exports = Object.freeze({ Out, Unsupported, encode, isError, textOf, classNames, push });
