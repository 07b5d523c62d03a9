export default function P() {
  return <h1 className="text-page font-semibold">Inloggen</h1>
}
