import { connection as en } from './en/connection.ts'
import { type ConnectionMessages, connection as fr } from './fr/connection.ts'
import { language } from './index.ts'

export function connectionMessages(): ConnectionMessages {
  return language.value === 'fr' ? fr : en
}
