/** A file system takes 255 bytes of a name, and of « é » there are two. */
const longest = 120

/** What no name of a file may hold, on Windows neither, and what turns around how one is read (`‮`). */
const unwritable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\/:*?"<>|]/gu

/**
 * A file's name as it can be shown and kept, whoever gave it: of a path the last part, without signs
 * that nobody sees, its ending kept where it must be cut.
 * @returns null when nothing is left
 */
export function fileNameOf(given: string | null): string | null {
  const last = (given ?? '').split(/[\\/]/).at(-1) ?? ''
  const name = last
    .replace(unwritable, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  if (name === '') return null
  if (name.length <= longest) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  const kept = [...name].slice(0, longest - ending.length).join('')
  return `${kept
    .slice(0, longest - ending.length)
    .toWellFormed()
    .replace('\ufffd', '')}${ending}`
}
