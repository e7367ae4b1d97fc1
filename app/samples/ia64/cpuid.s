// Reading a CPU identification register:
// the index comes in r8, and so does the
// answer.
  .text
  .proc read_cpuid
read_cpuid:
1:
  // the unpatched site
{ .mlx
  mov r16=gp            // the caller's gp
  movl r2=pv_cpu_ops+0x10 ;; // get_cpuid
}
{ .mii
  ld8 r3=[r2]           // its descriptor
  mov r17=ip ;;
  adds r17=48,r17 ;;    // the last bundle
}
{ .mmi
  ld8 r2=[r3],8 ;;
  ld8 gp=[r3]
  mov b7=r2 ;;
}
{ .mib
  nop.m 0
  mov b6=r17            // the way back
  br.few b7 ;;
}
{ .mii
  mov gp=r16
  nop.i 0
  nop.i 0 ;;
}
2:

  .section .paravirt_bundles,"a"
  data8 1b, 2b
  data8 PARAVIRT_PATCH_TYPE_GET_CPUID
  .previous

  br.ret.sptk.many b0 ;;
  .endp
