// A function with a real frame: two
// inputs, three locals, two outputs. The
// site stands between its prologue and a
// call, and out1 holds that call's second
// argument already.
  .text
  .proc with_frame
with_frame:
{ .mmi
  // in0 in1, loc0 loc1 loc2, out0 out1
  alloc loc0=ar.pfs,2,3,2,0
  adds sp=-16,sp
  mov loc1=b0 ;;
}
{ .mmi
  // index for the site
  mov r8=in0
  // second argument of other
  mov out1=in1
  nop.i 0 ;;
}
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

{ .mib
  mov out0=r8
  nop.i 0
  br.call.sptk.many b0=other ;;
}
{ .mii
  adds sp=16,sp
  mov ar.pfs=loc0
  mov b0=loc1 ;;
}
  br.ret.sptk.many b0 ;;
  .endp

  .proc other
other:
  add r8=r32,r33
  br.ret.sptk.many b0 ;;
  .endp
