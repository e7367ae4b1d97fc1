"""What becomes of a program when one register is changed before one of its rows.

Reads one question a line and writes one answer a line, both JSON; src/testing/programs/oracle.ts has
their shapes. A program's result is where it ended, the registers that its end names, the scratch
buffer, and the stack from the stack pointer up. Needs Unicorn 2 (Debian: python3-unicorn).
"""

import json
import sys

from unicorn import UC_ARCH_X86, UC_MODE_32, UC_MODE_64, UC_PROT_EXEC, UC_PROT_READ, Uc, UcError
from unicorn import __version__, x86_const

CODE, BUFFER, STACK, PAGE = 0x100000, 0x200000, 0x300000, 0x1000
STACK_START = STACK + 0x800
STACK_POINTER = 4
# Numbers of what may be changed: registers, all flags together, and OF SF ZF AF CF PF one by one.
FLAGS = 16
ONE_FLAG = {17: 0x800, 18: 0x80, 19: 0x40, 20: 0x10, 21: 0x1, 22: 0x4}
NUMBERS = range(FLAGS + 1 + len(ONE_FLAG))
ARITHMETIC_FLAGS = 0x8D5
LONGEST = 600
HALT = 0xF4

NAMES = "AX CX DX BX SP BP SI DI".split()
REGISTERS = {
    32: [getattr(x86_const, f"UC_X86_REG_E{name}") for name in NAMES],
    64: [getattr(x86_const, f"UC_X86_REG_R{name}") for name in NAMES]
    + [getattr(x86_const, f"UC_X86_REG_R{number}") for number in range(8, 16)],
}
PROGRAM_COUNTER = {32: x86_const.UC_X86_REG_EIP, 64: x86_const.UC_X86_REG_RIP}
EFLAGS = x86_const.UC_X86_REG_EFLAGS

# What the buffer and the stack hold at the start: the same for every program, few bytes alike.
FILLING = bytes((at * 37 + (at >> 3) * 11 + 5) & 0xFF for at in range(PAGE))


def mixed(*numbers):
    """A 64-bit number that follows from the given ones (splitmix64)."""
    state = 0
    for number in numbers:
        state = (state + number + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        state ^= state >> 31
    return state


class Step:
    """The machine before one execution of one row."""

    def __init__(self, row, offset, context, buffer, stack):
        self.row, self.offset, self.context = row, offset, context
        self.buffer, self.stack = buffer, stack


class Machine:
    """One program in an emulator of its own."""

    def __init__(self, question):
        self.bits = question["bits"]
        self.registers = REGISTERS[self.bits]
        self.counter = PROGRAM_COUNTER[self.bits]
        self.ends = {offset: mask for offset, mask in question["ends"]}
        self.rows = {offset: row for row, offset in enumerate(question["rows"])}
        self.repeated = set(question["repeated"])
        code = bytearray.fromhex(question["code"])
        for offset in self.ends:
            code[offset] = HALT
        self.limit = LONGEST
        self.uc = Uc(UC_ARCH_X86, UC_MODE_32 if self.bits == 32 else UC_MODE_64)
        self.uc.mem_map(CODE, (len(code) + PAGE) & -PAGE, UC_PROT_READ | UC_PROT_EXEC)
        self.uc.mem_write(CODE, bytes(code))
        self.uc.mem_map(BUFFER, PAGE)
        self.uc.mem_map(STACK, PAGE)

    def set_up(self, start):
        for register, value in zip(self.registers, start["registers"]):
            self.uc.reg_write(register, int(value, 16))
        self.uc.reg_write(self.registers[STACK_POINTER], STACK_START)
        self.uc.reg_write(EFLAGS, start["flags"] | 2)
        self.uc.mem_write(BUFFER, FILLING)
        self.uc.mem_write(STACK, FILLING)

    def place(self):
        return self.uc.reg_read(self.counter) - CODE

    def memory(self):
        return bytes(self.uc.mem_read(BUFFER, PAGE)), bytes(self.uc.mem_read(STACK, PAGE))

    def steps(self):
        """Runs from the start to the end one row at a time; every state on the way."""
        found = []
        offset, last = 0, None
        while offset not in self.ends:
            row = self.rows.get(offset)
            if row is None or len(found) >= LONGEST:
                return found, "lost" if row is None else "endless"
            # An emulator that steps shows every round of a repeated string operation.
            if not (row == last and row in self.repeated):
                found.append(Step(row, offset, self.uc.context_save(), *self.memory()))
            last = row
            self.uc.emu_start(CODE + offset, 0, 0, 1)
            offset = self.place()
        found.append(Step(self.rows[offset], offset, self.uc.context_save(), *self.memory()))
        return found, None

    def restore(self, step):
        self.uc.context_restore(step.context)
        self.uc.mem_write(BUFFER, step.buffer)
        self.uc.mem_write(STACK, step.stack)

    def result(self, offset):
        """Of running from a row to the end."""
        if offset not in self.ends:
            try:
                self.uc.emu_start(CODE + offset, 0, 0, self.limit)
            except UcError as error:
                return ("fault", str(error))
            # The counter stands behind the halt that an end is made of.
            offset = self.place() - 1
            if offset not in self.ends:
                return ("endless",)
        mask = self.ends[offset]
        live = [
            self.uc.reg_read(register) if mask >> number & 1 else None
            for number, register in enumerate(self.registers)
        ]
        top = self.uc.reg_read(self.registers[STACK_POINTER])
        buffer, stack = self.memory()
        return ("end", offset, live, top, buffer, stack[max(0, top - STACK) :])

    def replacement(self, number, mode, salt):
        """Another value for a register or the flags; None where this mode has none."""
        if number in ONE_FLAG:
            old = self.uc.reg_read(EFLAGS)
            return (old, old ^ ONE_FLAG[number]) if mode == 0 else None
        if number == FLAGS:
            old = self.uc.reg_read(EFLAGS)
            chosen = [~old, ~0 if old & ARITHMETIC_FLAGS == 0 else 0, salt][mode]
            new = (old & ~ARITHMETIC_FLAGS) | (chosen & ARITHMETIC_FLAGS)
        else:
            old = self.uc.reg_read(self.registers[number])
            chosen = [~old, 1 if old == 0 else 0, salt][mode]
            new = chosen & ((1 << self.bits) - 1)
        return None if new == old else (old, new)

    def changed_result(self, step, numbers, mode, salt):
        """The result with these changed before a step, and what was changed; None where nothing was."""
        self.restore(step)
        changes = {}
        for number in numbers:
            change = self.replacement(number, mode, mixed(salt, number))
            if change is None:
                continue
            changes[number] = change
            self.uc.reg_write(EFLAGS if number >= FLAGS else self.registers[number], change[1])
        return (self.result(step.offset), changes) if changes else (None, changes)


MODES = range(3)


def members(mask):
    return [number for number in NUMBERS if mask >> number & 1]


def differences(old, new):
    """What differs between two results: triples of what, what it was, what it became."""
    if new[0] != "end":
        return [["the run", "ended", " ".join(new)]]
    if old[1] != new[1]:
        return [["the end, at offset", old[1], new[1]]]
    found = [
        [f"register {number}", f"{was:#x}", f"{now:#x}"]
        for number, (was, now) in enumerate(zip(old[2], new[2]))
        if was != now
    ]
    if old[3] != new[3]:
        return found + [["the stack pointer", f"{old[3]:#x}", f"{new[3]:#x}"]]
    for name, base, was, now in (("buffer", BUFFER, old[4], new[4]), ("stack", old[3], old[5], new[5])):
        wrong = [at for at, (left, right) in enumerate(zip(was, now)) if left != right]
        found += [[f"{name} at {base + at:#x}", f"{was[at]:#x}", f"{now[at]:#x}"] for at in wrong[:4]]
    return found


class Inquiry:
    """The experiments of one program from one start."""

    def __init__(self, machine, question, start):
        self.machine, self.question, self.start = machine, question, start
        self.experiments = 0
        self.mattered = [0] * len(question["rows"])
        self.executed = [0] * len(question["rows"])
        self.witnesses = []

    def run(self):
        """None, or why the program is of no use."""
        machine, start = self.machine, self.question["starts"][self.start]
        machine.set_up(start)
        try:
            steps, wrong = machine.steps()
        except UcError as error:
            return f"fault: {error}"
        if wrong:
            return wrong
        self.expected = machine.result(steps[-1].offset)
        machine.limit = 4 * len(steps) + 300
        if not self.repeats(steps[0]):
            return "unstable"
        occurrences = {}
        for step in steps:
            self.executed[step.row] += 1
            occurrences.setdefault(step.row, []).append(step)
        for row, all_steps in occurrences.items():
            self.ask(row, all_steps)
        return None if self.repeats(steps[0]) else "unstable"

    def repeats(self, first):
        """Whether the unchanged program, run at one go, comes to what it came to step by step."""
        self.machine.restore(first)
        return self.machine.result(first.offset) == self.expected

    def ask(self, row, steps):
        mask = self.question["ask"][row]
        count = len(steps)
        tried = [(nth, steps[nth]) for nth in sorted({0, count // 2, count - 1})]
        if self.question["joint"]:
            # Flags that are changed together are not changed back one by one.
            numbers = [n for n in members(mask) if not (mask >> FLAGS & 1 and n in ONE_FLAG)]
            if numbers and self.try_changes(row, tried, numbers):
                single = [n for n in numbers if self.try_changes(row, tried, [n])]
                self.mattered[row] |= sum(1 << n for n in single or numbers)
            return
        for number in members(mask):
            if self.try_changes(row, tried, [number]):
                self.mattered[row] |= 1 << number

    def try_changes(self, row, tried, numbers):
        """Whether changing all of these together changes the result, in any way that is tried."""
        for nth, step in tried:
            for mode in MODES:
                salt = mixed(row, nth, mode, self.start)
                result, changes = self.machine.changed_result(step, numbers, mode, salt)
                if result is None:
                    continue
                self.experiments += 1
                if result != self.expected:
                    self.witness(row, nth, changes, result)
                    return True
        return False

    def witness(self, row, nth, changes, result):
        if not self.question["joint"] or len(self.witnesses) >= 16:
            return
        self.witnesses.append(
            {
                "row": row,
                "start": self.start,
                "occurrence": nth,
                "changes": [[n, f"{was:#x}", f"{now:#x}"] for n, (was, now) in changes.items()],
                "differences": differences(self.expected, result),
            }
        )


def answer(question):
    machine = Machine(question)
    rows = range(len(question["rows"]))
    inquiries = [Inquiry(machine, question, at) for at in range(len(question["starts"]))]
    for inquiry in inquiries:
        wrong = inquiry.run()
        if wrong:
            return {"refused": wrong}
    return {
        "refused": None,
        "executed": [sum(inquiry.executed[row] for inquiry in inquiries) for row in rows],
        "mattered": [merged(inquiries, row) for row in rows],
        "experiments": sum(inquiry.experiments for inquiry in inquiries),
        "witnesses": [witness for inquiry in inquiries for witness in inquiry.witnesses],
    }


def merged(inquiries, row):
    mask = 0
    for inquiry in inquiries:
        mask |= inquiry.mattered[row]
    return mask


def main():
    if "--version" in sys.argv:
        print(__version__)
        return
    for line in sys.stdin:
        # At once, so that a crash of the emulator costs one answer.
        print(json.dumps(answer(json.loads(line)), separators=(",", ":")), flush=True)


main()
