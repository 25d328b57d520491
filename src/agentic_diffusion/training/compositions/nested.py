"""Helper functions that a composition nests inside the function it defines."""

IS_PRIME = """
def is_prime(number: int) -> bool:
    return number > 1 and all(number % divisor for divisor in range(2, int(number**0.5) + 1))
"""

IS_SQUARE = """
def is_square(number: int) -> bool:
    return number >= 0 and int(number**0.5) ** 2 == number
"""

DIGIT_SUM = """
def digit_sum(number: int) -> int:
    return sum(int(digit) for digit in str(abs(number)))
"""

COLLATZ_STEP = """
def collatz_step(number: int) -> int:
    return number // 2 if number % 2 == 0 else 3 * number + 1
"""

FACTORIAL = """
def factorial(number: int) -> int:
    result = 1
    for factor in range(2, number + 1):
        result *= factor
    return result
"""

IS_PALINDROME = """
def is_palindrome(word: str) -> bool:
    return word.lower() == word.lower()[::-1]
"""

COUNT_VOWELS = """
def count_vowels(word: str) -> int:
    return sum(1 for char in word.lower() if char in 'aeiou')
"""

REMOVE_VOWELS = """
def remove_vowels(word: str) -> str:
    return ''.join(char for char in word if char.lower() not in 'aeiou')
"""
