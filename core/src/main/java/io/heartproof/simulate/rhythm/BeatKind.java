package io.heartproof.simulate.rhythm;

/** Where a beat comes from. */
public enum BeatKind {
    /** From the sinus node. */
    SINUS,
    /** Conducted from a fibrillating atrium: no P wave. */
    FIBRILLATION,
    /** Early, from elsewhere in the atrium: abnormal P wave, the ventricles excited as usual. */
    PREMATURE_ATRIAL,
    /** Early, from a ventricle: no P wave before it, wide QRS complex. */
    PREMATURE_VENTRICULAR
}
