# rdi: a slot of the top table,
# rsi: what goes there
fill_top:
    PVOP_VCALL set_pgd
    ret
