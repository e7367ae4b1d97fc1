# From 2009 on: whoever is called saves
# what it uses. The site is a bare call.
add_pair:
    mov   (%esi), %ecx
    mov   4(%esi), %ebx
    PVOP_VCALLEE irq_disable
    add   %ecx, %ebx
    mov   %ebx, (%edi)
    ret                 # live:
