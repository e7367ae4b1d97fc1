/** Everything that the command line says to people about how it was called. */
export const usageMessages = {
  noCommand: () => 'Which command? See "pvscope --help".',
  unknownCommand: (name: string, near: string | null) =>
    `There is no command "${name}".${near ? ` Did you mean "${near}"?` : ' See "pvscope --help".'}`,
  commandNotYet: (name: string) => `The command "${name}" does not exist yet: not yet.`,
  unknownOption: (name: string, near: string | null) =>
    `There is no option "${name}" here.${near ? ` Did you mean "--${near}"?` : ''}`,
  valueMissing: (name: string, values: string) => `--${name} needs a value: ${values}.`,
  valueUnwanted: (name: string) => `--${name} takes no value.`,
  unknownValue: (name: string, value: string, values: string, near: string | null) =>
    `--${name} cannot be "${value}"; choose from ${values}.${near ? ` Did you mean "${near}"?` : ''}`,
  valueNotYet: (name: string, value: string) => `--${name} ${value} does not exist yet: not yet.`,
  fileMissing: () => 'Which file? Name one, or "-" for standard input.',
  fileUnwanted: (file: string) => `"${file}" is one file too many.`,
  optionMissing: (name: string, what: string) => `--${name} is missing: ${what}.`,
  unreadable: (file: string, reason: string) => `${file} cannot be read: ${reason}`,
  notJson: (file: string) => `${file} is not a JSON file.`,
} as const
