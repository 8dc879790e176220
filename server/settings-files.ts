import { randomBytes } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { BadSetting } from './settings-shape.ts'

/** The key of the installation, made where there is none. @throws BadSetting */
export function keyFromFile(path: string): string {
  if (!existsSync(path)) makeKeyFile(path)
  const key = readText(path).trim()
  if (!/^[A-Za-z0-9_-]{43}$/.test(key)) {
    throw new BadSetting(
      `Le fichier ${path} ne contient pas une clé de 43 caractères : remettez celle de votre sauvegarde, sans elle les accès des canaux ne se lisent plus.`,
    )
  }
  return key
}

/** Whole or not at all: two first starts at once must agree on one key. */
function makeKeyFile(path: string): void {
  const draft = `${path}.${process.pid}`
  try {
    // What citizens wrote will lie here too.
    makeFolder(dirname(path))
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
    linkSync(draft, path)
  } catch (error) {
    if (!existsSync(path)) {
      throw new BadSetting(`La clé ne peut pas être écrite dans ${path} : ${reason(error)}.`)
    }
  } finally {
    if (existsSync(draft)) rmSync(draft)
  }
}

/** When a file was made or last written, ms UTC; null: there is none. */
export const madeAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null

export const isEmptyFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.size === 0

/** As `makeFolder` of `database/file.ts`, which settings may not read: under /proc, Node's own way never ends. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (!existsSync(path)) throw error
  }
}

/** @throws BadSetting */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new BadSetting(`Le fichier ${path} ne se lit pas : ${reason(error)}.`)
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
