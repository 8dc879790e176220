import type { FaultInput } from '../faults.ts'
import { type FaultPreset, type PresetGroup, preset } from '../preset.ts'

const error = (
  code: number,
  subcode: number | null,
  what: string,
  rest: Partial<Extract<FaultInput, { kind: 'error' }>> = {},
): FaultPreset => {
  const name = subcode === null ? String(code) : `${code}-${subcode}`
  const label = subcode === null ? `Code ${code}` : `Code ${code}, sous-code ${subcode}`
  const numbers = subcode === null ? { code } : { code, subcode }
  return preset(`error-${name}`, label, what, { kind: 'error', ...numbers, ...rest })
}

const deadToken = (subcode: number, what: string): FaultPreset =>
  preset(`token-${subcode}`, `Jeton mort, 190/${subcode}`, what, { kind: 'dead-token', subcode })

const throttled = (code: number, what: string): FaultPreset =>
  preset(`throttle-${code}`, `Trop d’appels, code ${code}`, what, {
    kind: 'throttle',
    percent: 100,
    code,
  })

const writing = { method: 'POST' } as const
const messaging = { method: 'POST', path: '/messages' } as const

/** Meta's faults, grouped as a person looks for them. Each is one that Meta has been seen to have. */
export const metaPresets: PresetGroup[] = [
  {
    title: 'Passages à vide',
    presets: [
      error(1, null, 'Facebook répond « erreur inconnue » et ne fait rien.', { status: 500 }),
      error(2, null, 'Facebook répond que le service est indisponible et ne fait rien.', {
        status: 500,
        transient: true,
      }),
      preset(
        'accept-then-500',
        'Fait, puis erreur 500',
        'Facebook fait ce qui est demandé, puis répond par une erreur comme si rien n’était fait.',
        { kind: 'accept-then-500', match: writing },
      ),
      error(
        4,
        2207051,
        'Facebook refuse avec un code de quota, qui a été vu sur des publications pourtant parues.',
        { status: 403, match: writing },
      ),
      preset(
        'drop-before',
        'Connexion coupée avant',
        'La connexion est coupée avant que Facebook fasse quoi que ce soit.',
        { kind: 'drop', when: 'before' },
      ),
      preset(
        'drop-after',
        'Connexion coupée après',
        'Facebook fait ce qui est demandé, et la connexion est coupée avant sa réponse.',
        { kind: 'drop', when: 'after' },
      ),
      preset('slow', 'Pages lentes', 'Chaque réponse attend trois secondes.', {
        kind: 'slow',
        ms: 3_000,
      }),
      preset(
        'not-yet',
        '« N’existe pas encore »',
        'Ce qui vient d’être publié n’existe pas encore pour qui le relit.',
        { kind: 'not-yet', times: 3 },
      ),
    ],
  },
  {
    title: 'Limites',
    presets: [
      throttled(4, 'L’application a fait trop d’appels : tout est refusé.'),
      throttled(17, 'La personne dont vient le jeton a fait trop d’appels.'),
      throttled(32, 'La page a fait trop d’appels.'),
      throttled(341, 'La page a trop publié pour le moment.'),
      throttled(613, 'Ces appels se suivent trop vite.'),
      throttled(80001, 'La page a épuisé son quota, et Facebook dit combien de minutes attendre.'),
      throttled(80002, 'Le compte Instagram a épuisé son quota.'),
      throttled(80006, 'La messagerie de la page a épuisé son quota.'),
      preset(
        'usage-high',
        'Quota presque atteint',
        'Tout marche, et les en-têtes disent que 85 % du quota est employé.',
        { kind: 'throttle', percent: 85 },
      ),
      preset(
        'usage-rising',
        'Quota qui monte',
        'Les en-têtes partent de 60 % et montent de 10 à chaque appel, jusqu’au refus.',
        { kind: 'throttle', percent: 60, step: 10 },
      ),
      error(368, null, 'Facebook bloque l’action, jugée indésirable, pour quelques heures.', {
        match: writing,
      }),
      error(368, 1390008, 'Facebook bloque l’action, jugée trop rapide.', { match: writing }),
      error(506, null, 'Facebook dit que le même texte vient d’être publié.', { match: writing }),
    ],
  },
  {
    title: 'Jeton',
    presets: [
      deadToken(458, 'L’application a été retirée des réglages de la personne.'),
      deadToken(459, 'Facebook demande à la personne de confirmer son identité.'),
      deadToken(460, 'La personne a changé son mot de passe.'),
      deadToken(463, 'Le jeton est arrivé à sa fin.'),
      deadToken(464, 'Le compte de la personne n’est pas confirmé.'),
      deadToken(467, 'La personne s’est déconnectée.'),
      deadToken(492, 'La personne n’est plus administratrice de la page.'),
      preset(
        'token-midway',
        'Jeton qui meurt en route',
        'Deux appels passent encore, puis le mot de passe a changé.',
        { kind: 'dead-token', subcode: 460, match: { after: 2 } },
      ),
    ],
  },
  {
    title: 'Droits et demandes',
    presets: [
      error(10, null, 'Facebook dit que l’application n’a pas ce droit.', { status: 403 }),
      error(200, null, 'Facebook dit que la page n’a pas accordé ce droit.', { status: 403 }),
      error(10, 2018278, 'Le délai pour répondre en privé est passé.', { match: messaging }),
      error(100, null, 'Facebook dit qu’un paramètre de la demande est mauvais.'),
      error(
        100,
        33,
        'L’objet n’existe pas, ou le jeton n’y a pas accès : Facebook ne dit pas lequel.',
      ),
      error(100, 2018001, 'La personne ne peut pas recevoir de message de la page.', {
        match: messaging,
      }),
      error(803, null, 'Facebook ne connaît pas ce nom de page.', { status: 404 }),
      error(10900, null, 'Il a déjà été répondu en privé à ce commentaire.', { match: messaging }),
      error(10903, null, 'On ne peut pas répondre en privé à ce commentaire.', {
        match: messaging,
      }),
      preset(
        'nameless',
        'Accès standard',
        'Les commentaires viennent sans leur auteur, et les messages privés ne viennent pas.',
        { kind: 'nameless' },
      ),
      preset(
        'development',
        'Mode développement',
        'Ce que l’application publie n’est vu que de ses propres membres, et elle lit comme avec l’accès standard.',
        { kind: 'development' },
      ),
    ],
  },
  {
    title: 'Listes',
    presets: [
      preset(
        'short-pages',
        'Pages courtes',
        'Chaque liste vient trois lignes à la fois, avec une suite.',
        { kind: 'short-pages', keep: 3 },
      ),
      preset(
        'empty-pages',
        'Pages vides',
        'Avant chaque page pleine vient une page vide, avec une suite.',
        { kind: 'short-pages', keep: 0 },
      ),
      preset(
        'expired-cursor',
        'Curseur périmé, code 2642',
        'Le curseur de la suite est périmé : il faut recommencer la liste.',
        { kind: 'error', code: 2642, match: { paged: true } },
      ),
      preset(
        'too-much-data',
        'Trop de données, code 1',
        'Facebook demande de réduire la quantité de données pour toute liste de plus de dix lignes.',
        { kind: 'too-much-data', above: 10 },
      ),
    ],
  },
]
