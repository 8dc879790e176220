import { listed } from '../../../../language/listed.ts'

/** Praise of what was done or shown, and pride in it. */
export const praise = listed(`
    ils ont assuré, elles ont assuré, n’a pas gâché la fête, n’ont pas gâché la fête
    ne m’en lasse pas, m’en lasse pas, ne s’en lasse pas, s’en lasse pas, c’est délicieux
    c’était délicieux, étaient délicieuses, était délicieuse, était aux anges
    étaient aux anges, mais quelle soirée, ça valait le coup, ça valait le déplacement
    ça vaut le déplacement, dormi comme un bébé, chance avec le temps
    le temps était avec nous
    bravo, magnifique, on dirait, rien de plus beau, y a pas photo, prend aux tripes, il claque
    elle claque, masterclass, dinguerie, waouw, hübsch, on le savait déjà, hâte d’y être, superbe
    sublime, splendide, merveilleux, merveille, merveilleuse, génial
    extra, excellent, formidable, fantastique, extraordinaire, exceptionnel, grandiose, féerique
    somptueux, ravissant, adorable, charmant, mignon, trognon, choupinou, trop chou, craquant
    canon, parfait, impeccable, nickel, beau, belle, bel, biau, joli, joliment, super, top
    topissime, chouette, sympa, sympathique, cool, délicieux, succulent, tuerie, un délice, régalés
    trop bon, trop bien, c’était bon, très bien, très bon, vraiment bien, bien fait, bien joué
    bon travail, bon boulot, réussi, réussite, bluffant, impressionnant, époustouflant, touchant
    émouvant, poétique, majestueux, paradisiaque, idyllique, magique, enchanteur, enchanté
    apaisant, reposant, radieux, lumineux, waouh, wahou, wow, ouah, ouaouh, whaou, whaouh
    trop fort, chapeau, chapeau bas, respect, bonne initiative, bonne idée, bonne décision
    bonne chose, bonne nouvelle, heureuse initiative, heureuse nouvelle, riche idée, quel bonheur
    quelle ambiance, quel talent, quelle chance, quelle journée, quelle soirée, quel plaisir
    quelle équipe, quel spectacle, quelle vue, quelle bonne idée, quelle bonne nouvelle
    quel boulot, quel travail, quelle merveille, quelle fête, quel bel, quel beau, quelle belle
    quelle jolie, quel magnifique, quel superbe, quelle réussite, quelle beauté, quelle élégance
    quel courage, quel moment, quels souvenirs, quelle aventure, quelle victoire, quel match
    quelle classe, quelle joie, bon moment, inoubliable, moment suspendu, un pur bonheur
    on s’est bien amusés, on a aimé, adoré, adorons, j’aime, on aime, j’ai beaucoup aimé
    coup de coeur, frissons, chair de poule, fait chaud au coeur, fait plaisir, fait du bien
    fait rêver, donne envie, donne faim, de toute beauté, de rêve, quelle douceur, bonne ambiance
    fier, fierté, plus belle, plus beau, on en redemande, à refaire, vivement la prochaine
    vivement l’année prochaine, à l’année prochaine, sans faute, pas mal, pas vilain
    y’a pas à dire, rien à dire, rien à redire, rien de tel, jamais vu autant, jamais autant
    on ne regrette pas, ne nous lassons pas, on ne s’en lasse pas, on s’en lasse pas, ne pas aimer
    pas mieux, jamais déçu, pas déçu, on ne reconnaît plus, on ne reconnaît pas, wunderbar
    beautiful, lovely, amazing, awesome, great, nice, gorgeous, fantastic, brilliant, fabulous
    stunning, superb, delightful, favourite, favorite, can’t wait, scheen, schön, sehr schön
    wonderful, lindo, parabéns, maravilhoso, muito bonito, bonito, hermoso, precioso, bellissimo
    bello, brav, bravissimo, bien chanté, intéressant, passionnant, instructif, très utile
    bien entretenu, tout propre, souriant, aux petits soins, gentil, dévoué, pile à l’heure, du bon
    rien que du bonheur, un plaisir, c’est top, la perfection, ça change, c’est nous ça, représente
    ça claque, ça pète, ça envoie, quel bon moment, bon choix, excellent choix, magnifiquement
    superbement, bien vu, bien trouvé, longue vie, plein les yeux, mémorable, le paradis
    un petit paradis, fabuleux, splendeur, à tomber, irrésistible, remarquable, admirable, exquis
    fameux, délicat, rigolo, rigolote, drôle, vive, au poil, du tonnerre, un succès, quel succès
    franc succès, tro bo, tro beau, tro belle, tro bien, bo, sublimissime, à couper le souffle
    le souffle coupé, conte de fées, conte de fée, doigts de fée, de folie, folie douce
    carte postale, carte de vœux, redonne vie, donne vie, ça redonne, héros, quelle longévité
    quelle énergie, quelle organisation, quelle voix, quel artiste, quel accueil, quel cadre
    quel décor, quelle gentillesse, quelle patience, quelle générosité, quelle émotion
    quelle tablée, quelle photo, quelle lumière, quelles couleurs, quel village, quelle performance
    quelle prestation, quelle déco, quelle imagination, quelle créativité, quelle transformation
    quel changement, quel coup de jeune, quel coin, quel endroit, quelle splendeur
    quelle bonne soirée, quelle bonne journée, quelle bonne ambiance, cocorico, digne de, en beauté
    haut en couleur, soigné, chaleureux, chaleureuse, convivial, conviviaux, festif, festive
    vivant, animé, embelli, valorisé, mise en valeur, met en valeur, mettent en valeur, pittoresque
    bucolique, romantisme, éblouissant, épatant, inédit, original, ingénieux, astucieux, astucieuse
    créatif, talentueux, talentueuse, talent, doué, brillant, virtuose, magistral, parfaitement
    prodigieux, phénoménal, démentiel, dingue, incroyable, fou, mortel, stylé, qualité
    au rendez-vous, au rdv, pépite, bijou, un trésor, chef-d’œuvre, oeuvre d’art, perle, joyau
    un havre, havre de paix, un petit bout de paradis, coin de paradis, on a de la chance
    nous avons de la chance, chanceux, bien écrit, bien raconté, bien organisé, bien orchestré
    bien préparé, bien décoré, bien fleuri, bien pris, bien cadré, bien rénové, bien restauré
    bien aménagé, bien conçu, bien mené, bien bossé, bien travaillé, bien mangé, on a bien dansé
    bien rigolé, on s’est bien marré, éclatés, agréable, bonne surprise, plaisant, mention spéciale
    un immense bravo, mille bravos, applaudissements, standing ovation, clap clap, coup de chapeau
    on applaudit, j’applaudis, de belles personnes, de l’or, un amour, des amours, mimi, choupi
    frimousses, loulous d’amour, sourires des enfants, félin, enchantement, ravissement
    émerveillement, émerveillé, subjugué, conquis, conquise, nous avons passé, on a passé une
    on a vraiment passé, un vrai plaisir, un réel plaisir, un véritable plaisir, avec brio
    haut la main, au petit oignon, aux petits oignons, tip top, tiptop, nickel chrome
    rien à envier, c’est bien fait, c’est bien, c’est très bien, ça fait propre, de l’allure
    fière allure, a de la gueule, en jette, ça déchire, qui déchire, déchire tout, rend bien
    du lourd, validé, j’approuve
    on approuve, adopté, fan, coeur, i love, love, ti amo, perfect, well done, muy bonito, linda
    lindíssimo, show, nota dez, prachtig, heel mooi, zo mooi, toll, klasse, bellissima
    complimenti, guapa
    guapos, gran trabajo, mont a ra mat, brav eo, brao eo, qu’ei beròth, polit, plan polit
    ça c’est de la, ça c’est du, on croirait, on se croirait, ça ressemble à un tableau, un tableau
    tableau de maître, l’âme du village, au plus haut, plus joli, meilleur, pas à rougir
    pas peu fier, jamais vu ça, jamais vu aussi, jamais mangé aussi, jamais vu un aussi
    jamais autant ri, pas encore remis, on en parle encore, on n’a pas été déçus
    on a pas été déçus, pas une fausse note, aucune fausse note, sans fausse note, rien à jeter
    on s’y croirait, on se lasse pas, on ne s’ennuie pas, on s’ennuie pas, nous pouvons être fiers
    vous pouvez être fiers, tu peux être fier, l’union fait la force, qu’est-ce que c’est beau
    qu’est-ce que c’est bon, qu’est-ce que c’est joli, qu’est-ce que c’est bien
    qu’est-ce qu’on est bien, qu’est-ce qu’on est fiers, qu’est-ce qu’on a ri
    qu’est-ce qu’on s’est régalés, qu’est-ce qu’elle est belle, qu’est-ce qu’il est beau
    qu’est-ce qu’ils sont beaux, qu’est-ce que j’aime, qu’est-ce que c’était bien
    qu’est-ce que c’était bon, comme c’est beau, que c’est beau, que c’est joli, pas plus beau
    nulle part ailleurs, pas ailleurs, vivrais pas ailleurs, pas partir
    quitterais pour rien au monde, je ne changerais, changerais pour rien, aucun regret
    zéro regret, les champions, champions du monde, à l’honneur, on parle de nous, on est célèbres
    c’est chez nous, mon village, notre village, mon petit village, mon bled, notre clocher
    nos couleurs, nos jeunes, la relève, la relève est assurée, un exemple, un bel exemple
    exemplaire, c’est tout nous, ça c’est nous, on assure, on gère, ils assurent, ils gèrent
    elle assure, il assure, il gère, elle gère, au carré, tiré à quatre épingles, travail de titan
    travail de fourmi, bel ouvrage, de l’art, c’est de l’art, artistes, des pros, de vrais pros
    un vrai pro, main de maître, des chefs, des champions, des as, stars, une reine, la reine
    un prince, princesse, mes amours, mon amour, ma puce, mes puces, ma poupée, mes chéris
    chouchou, bout de chou, les minots, les loulous, pitchoun, nos petits, nos petits bouts
    trop contents, heureux de, heureuse de, ravis de, content de, belle tablée, belle brochette
    belle bande, fine équipe, dream team, équipe de choc, rassurant, rassuré, se sent bien
    on se sent en sécurité, sentir bien, on y est bien, on est bien ici, on est bien chez nous
    on vit bien, bien vivre, fait bon, c’est vivant, ça bouge, ça vit, donne la pêche
    donne le sourire, redonne le sourire, met de bonne humeur, bonne humeur, ça réchauffe
    réchauffe le cœur, met du baume, baume au cœur, met en joie, rend heureux, sent bon
    ça sentait bon, a l’air bon, a l’air super, a l’air bien, l’eau à la bouche
    mettent l’eau à la bouche, met l’eau à la bouche, j’en veux, j’en reprendrais, on en mangerait
    à croquer, fondant, savoureux, savoureuse, gourmand, un goût de, goûteux, goûteuse, moelleux
    croustillant, bon comme tout
    adorent, adorait, adoraient, je recommande, on recommande, je valide, on valide, on adore
    génialissime, exelent, exellent, excelent, manifique, magnifik, manifik, suberbe, sublim
    geniale, au top du top, que du bonheur, du bonheur, belle surprise, quel monde, quel régal
    quel exploit, quel parcours, quelle carrière, quelle forme, quel couple, quelle famille
    quelle femme, quel homme, quel personnage, quel phénomène, quelle mémoire, quelle robe
    quelle bande de copains, quel gâteau, quelle affiche, quelle agilité, quelle ferveur
    quel niveau, quel show, quel concert, quel feu, quelle allure, quelle dame, quel monsieur
    quel sourire, quel bon pain, quel village magnifique, quels artistes, quels champions
    quelle joueuse, quel joueur, quel gardien, quel but, quel programme, ça fait envie
    ça donne envie, ça fait rêver, ça fait du bien, ça met l’eau à la bouche, miam miam, le top
    un régal, régal, de quoi être fiers, tu gères, vous êtes au top, vous êtes les meilleurs
    les meilleurs, vous êtes formidables, trop belles, trop mignons, trop contente, contente pour
    content pour, contents pour, contentes pour, heureux pour, heureuse pour, ravi pour, ravie pour
    ravis pour, fière de, fiers de, la classe, chic, distingué, jamais aussi bien, rien de mieux
    on est chanceux, on est gâtés, gâtés, comblés, bonne ambiance assurée, une belle équipe
    ça fait chaud au cœur, sensationnel, sensas, géant, monumental, colossal, tout simplement beau
    photogénique, quel bonheur d’habiter, on habite un beau village, on vit dans un beau village
    encore mieux que l’an dernier
    encore mieux que l’année dernière, encore mieux que les autres années, mieux que l’an dernier
    mieux que l’année dernière, mieux que les autres années, encore plus beau que
    encore plus belle que
    toujours aussi bien, toujours aussi beau
    toujours aussi bon, toujours aussi belle, toujours aussi sympa, toujours au top
    quel chanteur, quelle chanteuse, quel danseur
    quelle danseuse, quel musicien, quel cuisinier, quelle cuisinière, quel sportif, quelle sportive
    quelle troupe, quel orchestre, quel podium, quel chrono, quel dossard, quel boss, les boss
    ont adoré, a adoré, avons adoré, ai adoré
    ont beaucoup aimé, a beaucoup aimé, avons beaucoup aimé, ont bien aimé, a bien aimé
    j’ai bien aimé
    on a bien aimé, se sont régalés, s’est régalé, nous sommes régalés, se sont éclatés, s’est éclaté
    se sont bien amusés, s’est bien amusé, nous sommes bien amusés, étaient ravis, étaient enchantés
    était ravie, était ravi, étaient trop contents, était trop content, en parlent encore
    en parle encore, passé un bon moment, passé un super moment, passé un excellent moment
    passé une super soirée, passé une bonne soirée, passé une belle soirée, passé une superbe soirée
    passé une excellente soirée, passé une super journée, passé une belle journée
    passé une bonne journée, passé une excellente journée, passé un très bon moment
    passé un agréable moment, passé une agréable soirée, passé de bons moments`)
