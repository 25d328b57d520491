"""What node's own library offers on values, as far as it matters where an expression is evaluated."""

LIBRARY = frozenset(
    # arrays
    "at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach "
    "includes indexOf join keys lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice "
    "toReversed toSorted toSpliced unshift values with "
    # strings
    "charAt charCodeAt codePointAt endsWith isWellFormed localeCompare match matchAll normalize padEnd padStart repeat "
    "replace replaceAll search split startsWith substr substring toLowerCase toUpperCase trim trimEnd trimStart "
    # numbers, objects, regular expressions, promises
    "toExponential toFixed toPrecision toLocaleString toString valueOf hasOwnProperty isPrototypeOf "
    "propertyIsEnumerable toJSON test exec then catch finally "
    # maps, sets, dates
    "add clear delete get has set isSubsetOf isSupersetOf isDisjointFrom union intersection difference getTime "
    "getFullYear getMonth getDate getDay getHours getMinutes getSeconds getMilliseconds toISOString toDateString "
    "getUTCFullYear getUTCMonth getUTCDate getUTCDay getUTCHours getUTCMinutes getUTCSeconds".split()
)
"""Methods of built-in values; a call of any other one is a call of the code under test."""

ASKING = frozenset(
    "includes every some has startsWith endsWith test indexOf lastIndexOf find findIndex findLast findLastIndex search "
    "match matchAll exec hasOwnProperty isPrototypeOf propertyIsEnumerable localeCompare filter isSubsetOf "
    "isSupersetOf isDisjointFrom equals isWellFormed".split()
)
"""Methods that answer a question about a value, or are told what is expected of it: never where they can be patched."""

CONVERSIONS = frozenset({"toString", "toJSON", "valueOf", "toLocaleString"})

VALUE_CALLS = frozenset(
    "String Number BigInt JSON.stringify Object.keys Object.values Object.entries Object.fromEntries Array.from".split()
)
"""Functions of the library that make a plain value of a result: harmless in the cell, they know nothing expected."""
