import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reasonAgainst } from '../../../../server/reply-times/rules/need/rules.ts'

const toLea = (text: string) => reasonAgainst(`@Léa Roux ${text}`, ['Léa Roux'])

describe('what is said lightly', () => {
  it.each([
    'Mon mari va être content 😂',
    'J’en connais une qui va râler mdr',
    'le facteur va courir vite 🤣',
    'J’ai mal aux jambes 😅',
    'On faisait de la luge là avec des sacs',
    'on y achetait des bonbons à un centime',
    'que de souvenirs rue du Port, j’y passais mes jeudis',
    'Ma tante avait planté le cerisier en 58',
    'Mon oncle y travaillait comme sabotier en 62',
    'Faut montrer ça à ma belle-sœur 😂',
    'Le tien va dire qu’il a rien mangé 😂',
    'Il va pas sortir de sitôt 🤣',
    'Laisse-leur le temps',
    'Belle messe en breton',
    'Toujours une super ambiance à ce fest-noz',
    'Mes filles ont adoré le tour en calèche',
  ])('%j waits for nobody', text => {
    expect(reasonAgainst(text)).toBe('courtesy')
  })

  it.each([
    'On attend toujours la fibre 😂',
    'Toujours pas de lumière ce soir 😂',
    'J’ai pas eu le bulletin moi 😅',
    'Le secrétariat bronze encore mdr, la mairie dort',
    'C’est Rolland pas Roland 😂',
    'une tong taille 34 😂',
    'Mon mari va être content 😂 ?',
    'Rien reçu dans ma boîte 😂',
    'Pas une benne de libre 😂',
    'oh et le courant est encore coupé 😂',
    'on dansait ici, maintenant plus rien',
    'on avait posé une question',
    'Mon père attendait déjà en 71',
    'Ma tante avait peint la porte en 71, elle est taguée',
    'J’arrivais en 40 minutes avec le car',
    'Condoléances à la famille, le corbillard n’a pas pu passer',
    'Chouette trail, il y a des piquets dans mon champ',
    'Bonjour, la salle des fêtes samedi',
    'Bonjour, le yoga',
    'avant on passait par le pont du moulin',
    'On avait demandé un passage',
    'on comptait sur un courrier',
    'on se baignait là, la mairie l’a interdit',
    'le jardin du souvenir, je suppose qu’il y a un imprimé',
  ])('%j waits', text => {
    expect(reasonAgainst(text)).toBeNull()
  })

  it.each(['déjà le CP 😭', 'pour Gabin', 'prêt ? 💪', 'plus d’excuse', 'sors la poubelle 😂'])(
    'of whom %j is for, the friend who is tagged',
    text => {
      expect(toLea(text)).toBe('tag')
    },
  )

  it.each([
    'pas d’eau chez moi',
    'c’est ouvert',
    'quelle heure ?',
    'ils ont rien fait',
    'le hameau attend',
    'un grand carton plein de vieux livres reliés',
  ])('the mairie hears %j, no matter who is tagged', text => {
    expect(toLea(text)).toBeNull()
  })

  it('knows a friend by the name alone that the network gives', () => {
    expect(reasonAgainst('@Brévigny encore lui')).toBeNull()
    expect(reasonAgainst('@Brévigny encore lui', ['Brévigny'])).toBe('tag')
  })

  it('is no longer light with what asks, tells of the mairie or of what fails', () => {
    const light = fc.constantFrom(
      'Mon coiffeur va bondir 😂',
      'On ramenait des têtards gluants dans un seau',
      'que de souvenirs avec Zélie, des gaufrettes dorées et des lampions',
    )
    const heavy = fc.constantFrom(
      ...[' ?', '. Et la mairie', ', svp', ', on a signalé la panne', '. C’est quand'],
      ...[', le 06 39 98 12 34', '. Depuis deux mois', '. Rappelez-moi', ', ils le savent'],
    )
    fc.assert(
      fc.property(light, heavy, (text, more) => {
        expect(reasonAgainst(text)).toBe('courtesy')
        expect(reasonAgainst(text + more)).toBeNull()
      }),
    )
  })
})

describe('words that ask, where they do not', () => {
  it.each([
    'Super programme, rien pour les ados',
    'Beau site, le formulaire ne marche pas',
    'Merci de passer rue des Lilas',
    'Merci du peu',
    'Merci pour la réponse qui n’arrive pas',
    'Bonne rentrée sans maîtresse',
    'Courage aux riverains, la rue est barrée',
    'Bienvenue docteur, vous prenez des patients',
    'Enfin du réseau sauf chez nous',
    'Enfin la fibre, et nous',
    'Prudence rue du moulin',
    'Prudence à tous, verglas devant l’école',
    'j’ai trouvé un gilet bleu',
    'ce sont les miennes ! je passe demain matin merci beaucoup',
    'C’est le mien !!',
    'c’est moi qui ai appelé hier',
    'pareil place du Barri',
    'idem impasse des Forges',
  ])('hears %j', text => {
    expect(reasonAgainst(text)).toBeNull()
  })
})

describe('two unknown words', () => {
  it.each([
    'Bravo aux mirlitons du Grimbert',
    'Merci Zébulon et Gribouille',
    'Condoléances aux Grimbert, aux Zébulon',
    'mdr le zébulon gribouille',
  ])('may stand in %j', text => {
    expect(reasonAgainst(text)).toBe('courtesy')
  })

  it.each([
    'belle piscine après la mirlitade',
    'merci pour le numéro, il sonne dans le vide',
    'merci Zébulon, 12 gribouilles',
    'magnifique zébulon gribouille',
  ])('may not in %j', text => {
    expect(reasonAgainst(text)).toBeNull()
  })
})

describe('more words to a friend who is tagged', () => {
  it('waits for nobody', () => {
    expect(toLea('on prend les bottes et les gants pour les petits samedi')).toBe('tag')
  })

  it.each([
    'moi aussi j’attends',
    'on attend toujours la benne',
    'ils ont coupé l’eau sans prévenir',
    'ils répondent jamais',
    'j’ai envoyé deux mails',
    'la tienne est restée en mairie',
    'faut les appeler à la préfecture',
    'on a signalé le trou',
    'le trou est encore là',
    'ton chien est à la fourrière municipale',
    'tu as reçu la facture',
    'personne a été prévenu',
    'c’est dangereux pour les petits',
    'la rampe est cassée',
    'on devrait porter plainte',
    'c’est fermé alors que c’est marqué ouvert',
    'le panneau est tombé',
    'le pont est fermé',
    'la mairie est fermée',
    'notre demande est refusée',
    'tu as vu la fuite',
    'la lumière clignote devant chez vous',
    'on va les voir demain au conseil',
    'c’est honteux pour ta mère',
    'le lampadaire est tombé',
  ])('%j counts', text => {
    expect(toLea(text)).toBeNull()
  })
})
