/**
 * Words that guessers try first, in Dutch and English, and those of this product's own surroundings. A password that is hardly more
 * than such words, digits in a row and years is refused (`passwords`). Folded to lower case; kept short on purpose.
 */
export const commonWords: readonly string[] = [
  ...'wachtwoord paswoord password passwort passwoord passw0rd geheim secret welkom welcome hallo hello letmein binnenkomen'.split(' '),
  ...'admin administrator beheerder beheer systeem system gebruiker user inloggen inlog login master wijzigmij changeme'.split(' '),
  ...'qwerty qwertz azerty asdfgh asdf zxcvbn zxcv qazwsx uiop hjkl'.split(' '),
  ...'toegangsbeheer toegang salarisadministratie salaris werkgever werknemer personeel loon payroll demo zorg'.split(' '),
  ...'lente zomer herfst winter spring summer autumn'.split(' '),
  ...'januari februari maart april juni juli augustus september oktober november december'.split(' '),
  ...'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday friday sunday'.split(' '),
  ...'nederland holland amsterdam rotterdam utrecht denhaag eindhoven groningen ajax feyenoord'.split(' '),
  ...'iloveyou ikhouvanjou liefde schatje football voetbal monkey dragon princess sunshine superman batman pokemon'.split(' '),
]
