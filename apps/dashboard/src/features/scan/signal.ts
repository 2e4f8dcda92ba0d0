let audio: AudioContext | null = null

/** Says that a scan was taken: a short tone and a touch, higher when the item is known. */
export function signalScan(isKnown: boolean, hasSound: boolean): void {
  if ('vibrate' in navigator) navigator.vibrate(isKnown ? 40 : [40, 60, 40])
  if (!hasSound) return
  audio ??= new AudioContext()
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = isKnown ? 1_040 : 320
  volume.gain.value = 0.08
  tone.connect(volume).connect(audio.destination)
  tone.start()
  tone.stop(audio.currentTime + (isKnown ? 0.07 : 0.2))
}
