import { html } from 'hono/html'
import { NBSP } from '../language/french.ts'
import { typeset } from '../language/typeset.ts'
import type { ProposeView, Refused } from './propose.ts'
import { type FormField, type FormProblems, longest, typedIn } from './rules-proposal-form.ts'

type Html = ReturnType<typeof html>
type Name = keyof FormProblems

/** What a member fills in; `refused`: what was not taken, as it was typed, and why. */
export function proposalForm(
  { committee, reader, today, stamp }: Exclude<ProposeView, { kind: 'unknown' }>,
  refused: Refused | null,
): Html {
  const typed = refused?.typed ?? typedIn({})
  const problem = (name: Name) => refused?.problems[name]
  const described = (name: Name, hint: string | null) => {
    const ids = [hint === null ? '' : `${name}-aide`, problem(name) ? `${name}-erreur` : '']
    const known = ids.filter(Boolean).join(' ')
    return known === ''
      ? ''
      : html` aria-describedby="${known}"${problem(name) ? html` aria-invalid="true"` : ''}`
  }
  const around = (name: Name, label: string, hint: string | null, input: Html) =>
    html`<label for="${name}">${label}</label>
        ${hint === null ? '' : html`<p class="note" id="${name}-aide">${typeset(hint)}</p>`}
        ${problem(name) ? html`<p class="wrong" id="${name}-erreur">${problem(name)?.fr}</p>` : ''}
        ${input}`
  const input = (
    name: FormField,
    label: string,
    hint: string | null,
    type: string,
    more: Html | '' = '',
  ) =>
    around(
      name,
      label,
      hint,
      html`<input id="${name}" name="${name}" type="${type}" value="${typed[name]}"${described(name, hint)} ${more}>`,
    )
  const max = (name: FormField) => html`maxlength="${longest[name]}"`
  const hint = 'Photo, image ou PDF (sa première page), 20 Mo au plus.'
  // Without `capture`, which would leave the camera alone to choose: a telephone then asks for a photo,
  // a picture or a file (https://www.w3.org/TR/html-media-capture/).
  const poster = around(
    'file',
    'Affiche (facultatif)',
    hint,
    html`<input id="file" name="file" type="file" accept="image/*,application/pdf"${described('file', hint)}>`,
  )
  return html`<p>${typeset(`Pour « ${committee} », de la part de ${reader}. Rien n’est publié sans la mairie.`)}</p>
    ${refused && refusal(refused)}
    <form method="post" enctype="multipart/form-data" data-kept>
      <input type="hidden" name="act" value="propose">
      <input type="hidden" name="stamp" value="${refused?.stamp ?? stamp}">
      ${input('title', 'Titre', null, 'text', html`required ${max('title')}`)}
      <div class="pair">
        <div>${input('date', 'Jour', 'Par exemple 4/7/2026.', 'date', html`required min="${today}"`)}</div>
        <div>${input('time', 'Heure', 'Par exemple 18h30.', 'time', html`required`)}</div>
      </div>
      <details${typed.endDate === '' && typed.endTime === '' ? '' : html` open`}>
        <summary>Fin (facultatif)</summary>
        <div class="pair">
          <div>${input('endDate', 'Jour de fin', 'Si ce n’est pas le même jour.', 'date')}</div>
          <div>${input('endTime', 'Heure de fin', null, 'time')}</div>
        </div>
      </details>
      ${input('place', 'Lieu', null, 'text', html`required ${max('place')}`)}
      ${around(
        'text',
        'Quelques mots',
        'Ce qui se passera, le prix, pour qui, s’il faut réserver.',
        html`<textarea id="text" name="text" rows="6" required maxlength="${longest.text}"${described('text', 'x')}>${typed.text}</textarea>`,
      )}
      ${input('link', 'Adresse d’une page (facultatif)', 'Billetterie, site de l’association.', 'text', html`inputmode="url" ${max('link')}`)}
      ${
        refused !== null && refused.picture !== null
          ? html`<p class="receipt">${typeset('L’affiche est bien arrivée : inutile de la renvoyer.')}</p>
      <input type="hidden" name="picture" value="${refused.picture}">
      <label class="check"><input type="checkbox" name="without" value="1"> Ne pas la joindre</label>
      <details><summary>En envoyer une autre</summary>${poster}</details>`
          : poster
      }
      ${input('alt', 'Que voit-on sur l’affiche ? (obligatoire avec une affiche)', 'S’il y a une affiche : une phrase, pour les personnes qui ne la voient pas. « Un accordéon sur fond bleu, la date et le lieu. »', 'text', max('alt'))}
      <p class="trap" aria-hidden="true"><label for="site">Ne rien écrire ici</label><input id="site" name="site" tabindex="-1" autocomplete="off"></p>
      <button type="submit" class="main">Envoyer à la mairie</button>
      <p class="note" data-said role="status"></p>
    </form>
    <script src="/propose.js" defer></script>`
}

/** What each field is called where it is to be corrected, in the order of the form. */
const namedFields: readonly [Name, string][] = [
  ['title', 'Titre'],
  ['date', 'Jour'],
  ['time', 'Heure'],
  ['endDate', 'Jour de fin'],
  ['endTime', 'Heure de fin'],
  ['place', 'Lieu'],
  ['text', 'Quelques mots'],
  ['link', 'Adresse d’une page'],
  ['file', 'Affiche'],
  ['alt', 'Que voit-on sur l’affiche'],
]

/** Why it was not taken, with the way to each field that is to be corrected. */
function refusal({ said, problems }: Refused): Html {
  const lines = namedFields.flatMap(([name, label]) => {
    const problem = problems[name]
    return problem === undefined
      ? []
      : [html`<li><a href="#${name}">${label}</a>${NBSP}: ${typeset(problem.fr)}</li>`]
  })
  return html`<div class="alert" role="alert"><p>${typeset(said.fr)}</p>
      ${lines.length === 0 ? '' : html`<ul class="facts">${lines}</ul>`}</div>`
}
