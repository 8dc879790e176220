import { language } from '../../i18n/index.ts'
import { connection as en } from './connection-words.en.ts'
import { type ConnectionWords, connection as fr } from './connection-words.fr.ts'

export function connectionWords(): ConnectionWords {
  return language.value === 'fr' ? fr : en
}
