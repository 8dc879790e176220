import { html } from 'hono/html'
import { type Html, textPage } from '../agenda/pages/text-page.ts'
import { frenchCount, frenchList, NBSP } from '../language/french.ts'
import { ofTown } from '../language/town.ts'
import { keptYears } from '../official-requests/rules.ts'
import type { Processing } from './processing.ts'

const toFill = '(à compléter)'

type Entry = { title: string; lines: [string, string | Html][] }

/** The commune's entries for its register of processing (RGPD, article 30, 1), to print or copy. */
export function registerPage(of: Processing): Html {
  return textPage({
    title: 'Registre des traitements',
    eyebrow: of.commune,
    content: html`<p class="text">Des fiches, remplies de ce que Tambour sait. Ce qui est marqué «${NBSP}à compléter${NBSP}» ne se trouve pas dans Tambour.</p>
${entries(of).map(
  ({ title, lines }) =>
    html`<section class="words"><h2>${title}</h2><dl>${lines.map(
      ([term, definition]) => html`<dt>${term}</dt><dd>${definition}</dd>`,
    )}</dl></section>`,
)}`,
    isHidden: true,
  })
}

function entries(of: Processing): Entry[] {
  const responsible: [string, string][] = [
    ['Responsable du traitement', `Commune ${ofTown(of.commune)}, représentée par son maire`],
    ['Contact', of.contact === '' ? toFill : of.contact],
    ['Délégué à la protection des données', of.officer === '' ? toFill : of.officer],
  ]
  const after: [string, string | Html][] = [
    ['Sous-traitants', `Hébergeur de Tambour, messagerie ${toFill}`],
    [
      'Transferts hors de l’Union européenne',
      'Aucun par la commune. Les réseaux transfèrent sous leur propre responsabilité. Les notifications passent, chiffrées, par le service du navigateur de chaque agent.',
    ],
    [
      'Mesures de sécurité',
      html`<ul>${of.measures.map(measure => html`<li>${measure}</li>`)}</ul>`,
    ],
  ]
  const backups =
    of.backups === null
      ? ''
      : ` Les sauvegardes suivent au plus tard ${frenchCount(of.backups, 'jour', 'jours')} après.`
  return [
    {
      title: `1. Réponse aux habitants${NBSP}: messages, commentaires, délais`,
      lines: [
        ...responsible,
        [
          'Responsable conjoint',
          of.networks.length === 0
            ? 'Aucun réseau n’est connecté'
            : `${frenchList(of.networks)} (CJUE, 5${NBSP}juin 2018, C-210/16)`,
        ],
        [
          'Finalités',
          'Répondre aux habitants ; mesurer le délai de réponse ; rendre compte au conseil ; savoir ce qui est souvent demandé, par des mots sans nom et des nombres',
        ],
        ['Base légale', `Mission d’intérêt public (RGPD, article${NBSP}6, 1, e)`],
        [
          'Personnes concernées',
          'Habitants et visiteurs qui écrivent à la commune ou commentent ses publications',
        ],
        [
          'Données',
          'Nom affiché et identifiant sur le réseau, textes et images des messages, date et heure, réponses de la commune ; ce qu’un agent a noté d’une même personne sur plusieurs canaux',
        ],
        [
          'Destinataires',
          `${frenchCount(of.readers, 'personne habilitée', 'personnes habilitées')} de la commune ; chaque lecture d’une conversation est notée${
            of.software.length === 0
              ? ''
              : `. Logiciels prévenus, avec nom et texte : ${frenchList(of.software)}`
          }`,
        ],
        [
          'Durée de conservation',
          `Textes, images, noms et rapprochements : ${of.months} mois, puis effacés ; restent les heures, sans nom.${backups}`,
        ],
        ...after,
      ],
    },
    {
      title: '2. Demandes officielles',
      lines: [
        ...responsible,
        [
          'Finalités',
          'Enregistrer les demandes reçues par voie électronique, en accuser réception, y répondre dans les délais',
        ],
        [
          'Base légale',
          `Obligation légale et mission d’intérêt public (RGPD, article${NBSP}6, 1, c et e ; code des relations entre le public et l’administration, L.${NBSP}112-8 à L.${NBSP}112-12 et L.${NBSP}231-1 à L.${NBSP}231-6)`,
        ],
        ['Personnes concernées', 'Habitants dont un message est une demande'],
        ['Données', 'Nom affiché sur le réseau, texte de la demande, dates, réponse donnée'],
        [
          'Destinataires',
          `${frenchCount(of.readers, 'personne habilitée', 'personnes habilitées')} de la commune`,
        ],
        [
          'Durée de conservation',
          `Nom et texte : ${keptYears} ans après la réponse, durée à vérifier avec les Archives départementales ; restent le numéro et les dates. Toute élimination demande leur visa (code du patrimoine, L.${NBSP}212-2) : exportez le registre avant l’échéance.${backups}`,
        ],
        ...after,
      ],
    },
    {
      title: '3. Comptes et journal',
      lines: [
        ...responsible,
        ['Finalités', 'Ouvrir Tambour aux seules personnes désignées ; savoir qui a fait quoi'],
        ['Base légale', `Mission d’intérêt public (RGPD, article${NBSP}6, 1, e)`],
        ['Personnes concernées', 'Agents, élus et personnes qui valident une publication'],
        ['Données', 'Nom, adresse électronique, rôle, actes, connexions avec leur adresse réseau'],
        [
          'Destinataires',
          'Les administrateurs de la commune ; ses agents lisent le journal, sans les connexions',
        ],
        [
          'Durée de conservation',
          `Compte : jusqu’au départ ; le nom reste dans le journal, qui fait preuve. Connexions et lectures : ${of.months} mois.${backups}`,
        ],
        ...after,
      ],
    },
    {
      title: '4. Récapitulatif de la semaine',
      lines: [
        ...responsible,
        [
          'Finalités',
          'Envoyer chaque semaine les chiffres et les publications à venir à qui l’a demandé',
        ],
        [
          'Base légale',
          `Consentement (RGPD, article${NBSP}6, 1, a), retiré d’un clic dans chaque mail`,
        ],
        ['Personnes concernées', frenchCount(of.subscribers, 'abonné', 'abonnés')],
        ['Données', 'Adresse électronique'],
        ['Destinataires', 'Les administrateurs de la commune'],
        ['Durée de conservation', `Jusqu’au désabonnement.${backups}`],
        ...after,
      ],
    },
    ...(of.audience.length === 0 ? [] : [residents(of, responsible, backups, after)]),
  ]
}

/** By what residents are told who signed up for what the mairie publishes. */
function residents(
  { audience }: Processing,
  responsible: Entry['lines'],
  backups: string,
  after: Entry['lines'],
): Entry {
  const data = [
    ...(audience.includes('mail') ? ['adresse électronique'] : []),
    ...(audience.includes('sms') ? ['numéro de téléphone, jour et preuve de l’accord'] : []),
    ...(audience.includes('push') ? ['adresse technique du navigateur, sans nom'] : []),
  ]
  return {
    title: '5. Nouvelles de la commune : habitants abonnés',
    lines: [
      ...responsible,
      [
        'Finalités',
        'Prévenir les habitants de ce que la commune publie, selon les thèmes qu’ils ont cochés',
      ],
      [
        'Base légale',
        `Consentement (RGPD, article${NBSP}6, 1, a), retiré d’un clic${
          audience.includes('sms') ? ' ou par STOP' : ''
        } ; pour les alertes, sauvegarde des intérêts vitaux (d)`,
      ],
      ['Personnes concernées', 'Habitants qui se sont abonnés'],
      ['Données', `Thèmes cochés ; ${data.join(' ; ')}. Elles sont chiffrées`],
      [
        'Destinataires',
        `Personne de la commune ne les voit : seuls des nombres sont montrés. ${frenchList([
          ...(audience.includes('push') ? ['Service de notification du navigateur'] : []),
          ...(audience.includes('mail') ? ['messagerie'] : []),
          ...(audience.includes('sms') ? ['opérateur d’envoi de SMS'] : []),
        ])} (sous-traitants)`,
      ],
      [
        'Durée de conservation',
        `Jusqu’au désabonnement, ou jusqu’à ce que l’adresse ne réponde plus.${backups}`,
      ],
      ...after,
    ],
  }
}
