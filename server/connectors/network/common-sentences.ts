import type { Sentence } from '../../language/sentence.ts'

type Name = Pick<Sentence, 'fr' | 'en'>

/**
 * What is said alike of every network: a part of the table of its own sentences, which may say one of
 * them otherwise.
 * @param names `server`: who answers; `shown`: who shows what was published; both as a sentence begins.
 * `on`: where it stands
 */
export function commonSentences({ server, shown, on }: Record<'server' | 'shown' | 'on', Name>) {
  return {
    unreachable: (why: Sentence) => ({
      fr: `${server.fr} est injoignable : ${why.fr}.`,
      en: `${server.en} cannot be reached: ${why.en}.`,
    }),
    unanswered: (why: Sentence) => ({
      fr: `${server.fr} n’a pas répondu : ${why.fr}.`,
      en: `${server.en} did not answer: ${why.en}.`,
    }),
    unreadable: {
      fr: `${server.fr} a répondu autrement que prévu : réessayez plus tard.`,
      en: `${server.en} answered otherwise than expected: try again later.`,
    },
    unknownForm: {
      fr: `${server.fr} a donné un contenu sous une forme inconnue : il a été laissé de côté.`,
      en: `${server.en} gave something in an unknown form: it was left aside.`,
    },
    broken: {
      fr: `${server.fr} est en panne : réessayez plus tard.`,
      en: `${server.en} is out of order: try again later.`,
    },
    throttled: {
      fr: `${server.fr} demande d’attendre un peu.`,
      en: `${server.en} asks to wait a little.`,
    },
    missing: {
      fr: `${server.fr} ne trouve pas ce qui est demandé.`,
      en: `${server.en} does not find what was asked for.`,
    },
    refused: (status: number) => ({
      fr: `${server.fr} a refusé (réponse ${status}).`,
      en: `${server.en} refused (answer ${status}).`,
    }),
    refusedAs: (why: string) => ({
      fr: `${server.fr} a refusé : « ${why} ».`,
      en: `${server.en} refused: “${why}”.`,
    }),
    connected: (name: string) => ({
      fr: `Le compte « ${name} » est connecté.`,
      en: `The account “${name}” is connected.`,
    }),
    notYet: {
      fr: `La publication n’est pas encore visible ${on.fr}.`,
      en: `The post cannot be seen ${on.en} yet.`,
    },
    textDiffers: {
      fr: `Le texte visible ${on.fr} n’est pas celui qui a été envoyé.`,
      en: `The text shown ${on.en} is not the one that was sent.`,
    },
    picturesDiffer: {
      fr: `${shown.fr} ne montre pas les images envoyées.`,
      en: `${shown.en} does not show the images that were sent.`,
    },
    altDiffers: {
      fr: `${shown.fr} décrit une image autrement que ce qui a été envoyé.`,
      en: `${shown.en} describes an image otherwise than was sent.`,
    },
    gone: {
      fr: `Ce message n’est plus ${on.fr} : on ne peut plus y répondre.`,
      en: `This message is no longer ${on.en}: it can no longer be answered.`,
    },
  }
}
