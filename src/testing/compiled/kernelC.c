/* Source of the listings beside it: gcc 12 -ffreestanding; -m32 -mregparm=3, or -m64 -mcmodel=kernel -mno-red-zone; -S. */
typedef unsigned long ulong_t;
#ifdef __x86_64__
#endif
#ifdef __x86_64__
#define RECORD(type, clbr) ".pushsection .parainstructions,\"a\"\n .balign 8\n .quad 771b\n .byte " #type "\n .byte 772b-771b\n .short " #clbr "\n .popsection\n"
#else
#define RECORD(type, clbr) ".pushsection .parainstructions,\"a\"\n .balign 4\n .long 771b\n .byte " #type "\n .byte 772b-771b\n .short " #clbr "\n .popsection\n"
#endif
#define SITE(call, type, clbr) "771:\n\tcall *" call "\n772:\n" RECORD(type, clbr)
static inline __attribute__((always_inline)) void irq_disable(void){
#ifdef __x86_64__
 ulong_t a; asm volatile(SITE("PV_SLOT_irq_disable", PV_TYPE_irq_disable, CLBR_RET_REG):"=a"(a)::"memory","cc");
#else
 ulong_t a,d; asm volatile(SITE("PV_SLOT_irq_disable", PV_TYPE_irq_disable, CLBR_RET_REG):"=a"(a),"=d"(d)::"memory","cc");
#endif
}
static inline __attribute__((always_inline)) void irq_enable(void){
#ifdef __x86_64__
 ulong_t a; asm volatile(SITE("PV_SLOT_irq_enable", PV_TYPE_irq_enable, CLBR_RET_REG):"=a"(a)::"memory","cc");
#else
 ulong_t a,d; asm volatile(SITE("PV_SLOT_irq_enable", PV_TYPE_irq_enable, CLBR_RET_REG):"=a"(a),"=d"(d)::"memory","cc");
#endif
}
static inline __attribute__((always_inline)) ulong_t save_fl(void){
#ifdef __x86_64__
 ulong_t a; asm volatile(SITE("PV_SLOT_save_fl", PV_TYPE_save_fl, CLBR_RET_REG):"=a"(a)::"memory","cc"); return a;
#else
 ulong_t a,d; asm volatile(SITE("PV_SLOT_save_fl", PV_TYPE_save_fl, CLBR_RET_REG):"=a"(a),"=d"(d)::"memory","cc"); return a;
#endif
}
static inline __attribute__((always_inline)) void restore_fl(ulong_t f){
#ifdef __x86_64__
 ulong_t a; asm volatile(SITE("PV_SLOT_restore_fl", PV_TYPE_restore_fl, CLBR_RET_REG):"=a"(a):"D"(f):"memory","cc");
#else
 ulong_t a=f,d; asm volatile(SITE("PV_SLOT_restore_fl", PV_TYPE_restore_fl, CLBR_RET_REG):"+a"(a),"=d"(d)::"memory","cc");
#endif
}
static inline __attribute__((always_inline)) void clts(void){
#ifdef __x86_64__
 ulong_t a,D,S,d,c; asm volatile(SITE("PV_SLOT_clts", PV_TYPE_clts, CLBR_ANY):"=a"(a),"=D"(D),"=S"(S),"=d"(d),"=c"(c)::"memory","cc","r8","r9","r10","r11");
#else
 ulong_t a,d,c; asm volatile(SITE("PV_SLOT_clts", PV_TYPE_clts, CLBR_ANY):"=a"(a),"=d"(d),"=c"(c)::"memory","cc");
#endif
}
static inline __attribute__((always_inline)) void write_cr3(ulong_t v){
#ifdef __x86_64__
 ulong_t a,D=v,S,d,c; asm volatile(SITE("PV_SLOT_write_cr3", PV_TYPE_write_cr3, CLBR_ANY):"=a"(a),"+D"(D),"=S"(S),"=d"(d),"=c"(c)::"memory","cc","r8","r9","r10","r11");
#else
 ulong_t a=v,d,c; asm volatile(SITE("PV_SLOT_write_cr3", PV_TYPE_write_cr3, CLBR_ANY):"+a"(a),"=d"(d),"=c"(c)::"memory","cc");
#endif
}
extern int counter, table[64]; extern char flag_; extern void work(int); extern int helper(int,int); extern void panic(const char*) __attribute__((noreturn)); extern unsigned long long wide(int);
int f1(int x){ ulong_t f=save_fl(); irq_disable(); counter+=x; restore_fl(f); return counter; }
int f2(void){ clts(); return counter==3; }
int f3(int *p,int n){ int s=0; for(int i=0;i<n;i++){ irq_disable(); s+=p[i]; irq_enable(); } return s; }
int f4(unsigned x){ clts(); return x ? __builtin_ctz(x) : -1; }
char f5(char *s){ clts(); char c=*s; if(c=='a') return c+1; irq_enable(); return c; }
void f6(int x){ if(x>7) { clts(); panic("f6"); } work(x); }
int f7(int a,int b,int c){ clts(); int r=helper(a,b); irq_disable(); return r*c; }
unsigned long long f8(int a){ irq_disable(); unsigned long long w=wide(a); irq_enable(); return w+a; }
int f9(int k){ irq_disable(); switch(k){case 0: work(1); break; case 1: clts(); break; case 2: return table[k]; case 3: irq_enable(); return 7; case 4: return 12; case 5: work(k); return 3;} irq_enable(); return k; }
int f10(int a){ ulong_t f=save_fl(); if(!(f&512)) return helper(a,1); irq_disable(); int r=a/3; restore_fl(f); return r; }
__attribute__((noinline)) static int loc(int x){ clts(); return helper(x,2); }
int f11(int x){ irq_disable(); int r=loc(x+1); irq_enable(); return r; }
void f12(ulong_t v,int n){ while(n--) { write_cr3(v); if(flag_) break; } }
int f13(char *d,const char *s,int n){ irq_disable(); for(int i=0;i<n;i++) d[i]=s[i]^0x20; irq_enable(); return n; }
int f14(short *p){ clts(); short v=*p; v+=3; *p=v; return v>9; }
void f15(int a,int b,int c,int d){ int t=a*b+c; irq_disable(); table[t&63]=d; irq_enable(); if(t<0) panic("f15"); }
int f16(int x){ clts(); return helper(x,x); }
