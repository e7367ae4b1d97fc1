	.file	"spin.c"
	.intel_syntax noprefix
	.text
	.p2align 4
	.globl	take
	.type	take, @function
take:
.LFB0:
	.cfi_startproc
#APP
# 7 "spin.c" 1
	call *pv_ops+8*30(%rip)
# 0 "" 2
#NO_APP
	mov	rdx, rax
#APP
# 8 "spin.c" 1
	call *pv_ops+8*31(%rip)
# 0 "" 2
#NO_APP
	add	QWORD PTR shared[rip], rsi
	mov	QWORD PTR [rdi], rdx
	mov	rax, QWORD PTR shared[rip]
	ret
	.cfi_endproc
.LFE0:
	.size	take, .-take
	.ident	"GCC: (Debian 12.2.0-14+deb12u1) 12.2.0"
	.section	.note.GNU-stack,"",@progbits
