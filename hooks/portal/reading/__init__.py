"""What helps two people read one page: its two languages beside one another, and spoken codes.

beside      a page together with its Romanian original, block by block
codes       the number of a section that can be dictated over the telephone
finding     the page on which a code is entered
"""
