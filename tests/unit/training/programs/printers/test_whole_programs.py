"""Whole programs as each printer writes them: a change of any line is meant, or a mistake."""

import shutil

import pytest

from agentic_diffusion.training.programs.translating import translate

PROGRAMS = {
    "even_squares": (
        """def even_squares(numbers):
    return [number**2 for number in numbers if number % 2 == 0]
""",
        [([1, -2, 4],), ([],)],
    ),
    "count_words": (
        """def count_words(text):
    counts = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts
""",
        [("a b A",), ("",)],
    ),
    "is_prime": (
        """def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))
""",
        [(7,), (1,), (9,)],
    ),
    "grade": (
        """def grade(score, limit):
    if score >= limit:
        return 'pass'
    elif score < 0:
        raise_it = 'bad'
        return raise_it
    return 'fail'
""",
        [(5, 4), (-1, 2), (1, 2)],
    ),
    "vowels": (
        """def vowels(text):
    return sum(1 for char in text if char.lower() in 'aeiou')
""",
        [("Abe",), ("",)],
    ),
    "longest": (
        """def longest(words):
    return max(words, key=len)
""",
        [(["a", "bb"],)],
    ),
    "rotate": (
        """def rotate(items, k):
    return items[k:] + items[:k]
""",
        [([1, 2, 3], 1)],
    ),
    "last_digit": (
        """def last_digit(n):
    return n % 10, n // 10
""",
        [(-17,), (5,)],
    ),
    "gcd_of": (
        """def gcd_of(a, b):
    while b:
        a, b = b, a % b
    return a
""",
        [(12, 18)],
    ),
    "initials": (
        """def initials(name):
    return '.'.join(part[0].upper() for part in name.split())
""",
        [("ada love",)],
    ),
}
"""Python source, and inputs that show its types."""
EXPECTED = {
    ("even_squares", "javascript"): r"""
function evenSquares(numbers) {
  return numbers.filter((number) => number % 2 === 0).map((number) => number ** 2);
}
""",
    ("even_squares", "java"): r"""
import java.util.*;

static List<Integer> evenSquares(List<Integer> numbers) {
    return numbers.stream()
        .filter(number -> number % 2 == 0)
        .map(number -> number * number)
        .toList();
}
""",
    ("even_squares", "go"): r"""
func evenSquares(numbers []int) []int {
	result := []int{}
	for _, number := range numbers {
		if number%2 == 0 {
			result = append(result, number*number)
		}
	}
	return result
}
""",
    ("count_words", "javascript"): r"""
function countWords(text) {
  const counts = {};
  for (const word of text.toLowerCase().split(/\s+/).filter(Boolean)) {
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}
""",
    ("count_words", "java"): r"""
import java.util.*;

static Map<String, Integer> countWords(String text) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String word : Arrays.stream(text.toLowerCase().split("\\s+")).filter(part -> !part.isEmpty()).toList()) {
        counts.merge(word, 1, Integer::sum);
    }
    return counts;
}
""",
    ("count_words", "go"): r"""
import "strings"

func countWords(text string) map[string]int {
	counts := map[string]int{}
	for _, word := range strings.Fields(strings.ToLower(text)) {
		counts[word]++
	}
	return counts
}
""",
    ("is_prime", "javascript"): r"""
function isPrime(n) {
  return n > 1 && Array.from({ length: Math.floor(Math.sqrt(n)) - 1 }, (_, i) => i + 2).every((d) => n % d !== 0);
}
""",
    ("is_prime", "java"): r"""
import java.util.stream.*;

static boolean isPrime(int n) {
    return n > 1 && IntStream.rangeClosed(2, (int) Math.sqrt(n)).allMatch(d -> n % d != 0);
}
""",
    ("is_prime", "go"): r"""
import "math"

func isPrime(n int) bool {
	if n <= 1 {
		return false
	}
	for d := 2; d < int(math.Sqrt(float64(n)))+1; d++ {
		if n%d == 0 {
			return false
		}
	}
	return true
}
""",
    ("grade", "javascript"): r"""
function grade(score, limit) {
  if (score >= limit) {
    return 'pass';
  } else if (score < 0) {
    const raiseIt = 'bad';
    return raiseIt;
  }
  return 'fail';
}
""",
    ("grade", "java"): r"""
static String grade(int score, int limit) {
    if (score >= limit) {
        return "pass";
    } else if (score < 0) {
        String raiseIt = "bad";
        return raiseIt;
    }
    return "fail";
}
""",
    ("grade", "go"): r"""
func grade(score int, limit int) string {
	if score >= limit {
		return "pass"
	} else if score < 0 {
		raiseIt := "bad"
		return raiseIt
	}
	return "fail"
}
""",
    ("vowels", "javascript"): r"""
function vowels(text) {
  return [...text].filter((char) => 'aeiou'.includes(char.toLowerCase())).length;
}
""",
    ("vowels", "java"): r"""
static int vowels(String text) {
    return (int) text.chars()
        .filter(c -> "aeiou".indexOf(Character.toLowerCase(c)) >= 0)
        .count();
}
""",
    ("vowels", "go"): r"""
import (
	"strings"
	"unicode"
)

func vowels(text string) int {
	count := 0
	for _, char := range text {
		if strings.ContainsRune("aeiou", unicode.ToLower(char)) {
			count++
		}
	}
	return count
}
""",
    ("longest", "javascript"): r"""
function longest(words) {
  return words.reduce((best, item) => (item.length > best.length ? item : best));
}
""",
    ("longest", "java"): r"""
import java.util.*;

static String longest(List<String> words) {
    return words.stream().max(Comparator.comparingInt(String::length)).get();
}
""",
    ("longest", "go"): r"""
func longest(words []string) string {
	best := words[0]
	for _, value := range words[1:] {
		if len(value) > len(best) {
			best = value
		}
	}
	return best
}
""",
    ("rotate", "javascript"): r"""
function rotate(items, k) {
  return [...items.slice(k), ...items.slice(0, k)];
}
""",
    ("rotate", "java"): r"""
import java.util.*;

static List<Integer> rotate(List<Integer> items, int k) {
    List<Integer> joined = new ArrayList<>(items.subList(Math.min(k, items.size()), items.size()));
    joined.addAll(items.subList(0, Math.min(k, items.size())));
    return joined;
}
""",
    ("rotate", "go"): r"""
func rotate(items []int, k int) []int {
	return append(append([]int{}, items[min(k, len(items)):]...), items[:min(k, len(items))]...)
}

func min(a, b int) int {
	if a < b {
		return a
	}
	return b
}
""",
    ("last_digit", "javascript"): r"""
function lastDigit(n) {
  return [((n % 10) + 10) % 10, Math.floor(n / 10)];
}
""",
    ("last_digit", "java"): r"""
import java.util.*;

static List<Integer> lastDigit(int n) {
    return List.of(Math.floorMod(n, 10), Math.floorDiv(n, 10));
}
""",
    ("last_digit", "go"): r"""
import "math"

func lastDigit(n int) []int {
	return []int{(n%10 + 10) % 10, int(math.Floor(float64(n) / 10))}
}
""",
    ("gcd_of", "javascript"): r"""
function gcdOf(a, b) {
  while (b !== 0) {
    [a, b] = [b, a % b];
  }
  return a;
}
""",
    ("gcd_of", "java"): r"""
static int gcdOf(int a, int b) {
    while (b != 0) {
        int nextA = b;
        b = a % b;
        a = nextA;
    }
    return a;
}
""",
    ("gcd_of", "go"): r"""
func gcdOf(a int, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
""",
    ("initials", "javascript"): r"""
function initials(name) {
  return name.split(/\s+/).filter(Boolean).map((part) => part[0].toUpperCase()).join('.');
}
""",
    ("initials", "java"): r"""
import java.util.*;
import java.util.stream.*;

static String initials(String name) {
    return Arrays.stream(name.split("\\s+"))
        .filter(word -> !word.isEmpty())
        .map(part -> Character.toString(Character.toUpperCase(part.charAt(0))))
        .collect(Collectors.joining("."));
}
""",
    ("initials", "go"): r"""
import "strings"

func initials(name string) string {
	result := []string{}
	for _, part := range strings.Fields(name) {
		result = append(result, strings.ToUpper(part[:1]))
	}
	return strings.Join(result, ".")
}
""",
}


@pytest.mark.parametrize(("name", "language"), EXPECTED)
def test_programs_are_printed_as_people_write_them(name: str, language: str) -> None:
    if language == "go" and shutil.which("gofmt") is None:
        pytest.skip("gofmt is not installed (apt-get install golang-go)")
    source, inputs = PROGRAMS[name]
    printed = translate(source, inputs, language)
    assert printed.code == EXPECTED[name, language].lstrip("\n")
    assert printed.signature in printed.code
