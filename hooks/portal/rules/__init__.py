"""The rules for editors: why each problem matters, with a wrong and a right example of it.

L.yml …    one file for each letter of codes: what the letter is about, and an entry for each code;
           the examples are cases of the tests, so a page cannot show what the check does not say
entries    those files as typed values
pages      the list of all rules, and a page for each

What is wrong and what to write are words of `strings/`, as everywhere: here is only what they
leave out.
"""
