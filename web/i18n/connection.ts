import { connection as en } from './en/connection.ts'
import { type ConnectionWords, connection as fr } from './fr/connection.ts'
import { language } from './index.ts'

export function connectionWords(): ConnectionWords {
  return language.value === 'fr' ? fr : en
}
