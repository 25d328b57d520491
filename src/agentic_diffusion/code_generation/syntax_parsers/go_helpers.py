"""Functions that Go 1.19 has not in its library and everybody writes by hand.

The model calls them by these names and does not write them; they are put after the program, as imports are before it.
"""

HELPERS = {
    "abs": """
func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
""",
    "max": """
func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}
""",
    "min": """
func min(a, b int) int {
	if a < b {
		return a
	}
	return b
}
""",
    "contains": """
func contains[T comparable](values []T, wanted T) bool {
	for _, value := range values {
		if value == wanted {
			return true
		}
	}
	return false
}
""",
    "reversed": """
func reversed[T any](values []T) []T {
	result := []T{}
	for i := len(values) - 1; i >= 0; i-- {
		result = append(result, values[i])
	}
	return result
}
""",
    "reversedText": """
func reversedText(text string) string {
	runes := []rune(text)
	for i, j := 0, len(runes)-1; i < j; i, j = i+1, j-1 {
		runes[i], runes[j] = runes[j], runes[i]
	}
	return string(runes)
}
""",
    "unique": """
func unique[T comparable](values []T) []T {
	seen := map[T]bool{}
	result := []T{}
	for _, value := range values {
		if !seen[value] {
			seen[value] = true
			result = append(result, value)
		}
	}
	return result
}
""",
    "swapCase": """
func swapCase(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return unicode.ToLower(r)
		}
		return unicode.ToUpper(r)
	}, text)
}
""",
    "sortedLetters": """
func sortedLetters(text string) []string {
	letters := strings.Split(text, "")
	sort.Strings(letters)
	return letters
}
""",
}
