import type { Sentence } from '../../language/sentence.ts'
import type { Field, Limits, Manifest } from '../connector.ts'
import { field } from '../manifest.ts'
import { horizonWeeks } from '../network/reading.ts'
import { accessSentences } from './access-sentences.ts'

type Says = Record<
  'kind' | 'description' | 'pageNumber' | 'pageNumberHelp' | 'tokenHelp' | 'wordHelp',
  Sentence
>

/** What a person fills in to connect a page or an account, and what the network takes. */
export function manifestOf(key: string, name: string, says: Says, limits: Limits): Manifest {
  return {
    key,
    label: says.kind,
    description: says.description,
    fields: [
      field('page', says.pageNumber, says.pageNumberHelp, { required: true }),
      field('token', accessSentences.pageToken, says.tokenHelp, { secret: true, required: true }),
      ...applicationFields(false, {
        number: accessSentences.appNumberHelp,
        secret: accessSentences.appSecretHelp(name),
        word: says.wordHelp,
      }),
      field(
        'automatic_texts',
        accessSentences.automaticReplies,
        accessSentences.automaticHelp(name),
        {
          multiline: true,
        },
      ),
    ],
    limits,
    pollEveryMs: 60_000,
    firstWeeks: horizonWeeks,
  }
}

/** The commune's application at Meta. */
export function applicationFields(
  required: boolean,
  help: Record<'number' | 'secret' | 'word', Sentence>,
): Field[] {
  return [
    {
      key: 'app_id',
      label: accessSentences.appNumber,
      help: help.number,
      secret: false,
      required,
    },
    {
      key: 'app_secret',
      label: accessSentences.appSecret,
      help: help.secret,
      secret: true,
      required,
    },
    field('verify_token', accessSentences.verifyWord, help.word, {
      secret: true,
      suggestion: 'random',
    }),
  ]
}
