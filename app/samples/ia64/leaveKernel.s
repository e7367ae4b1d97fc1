// The way out of an interrupt: one
// branch, reached through a trampoline.
// Unpatched it goes on to the next
// bundle, which loads the routine's
// address from memory; patched it goes
// straight there.
  .text
  .proc leave_kernel
leave_kernel:
{ .bbb
[1:]    br.cond.sptk.many slow
  nop.b 0
  nop.b 0 ;;
}
slow:
{ .mlx
  nop.m 0
  movl r2=pv_cpu_ops+0x90 ;;
}
{ .mmi
  ld8 r3=[r2] ;;
  nop.m 0
  mov b7=r3 ;;
}
  br.cond.sptk.many b7 ;;
  .endp

  .section .paravirt_branches,"a"
  data8 1b
  data8 PARAVIRT_PATCH_TYPE_BR_LEAVE_KERNEL
  .previous
