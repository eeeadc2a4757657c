"""Makes the HDF5 and npy files of this folder, with h5py 3.16 (HDF5 2.0) and NumPy 2.4: python3 make_arrays.py

Recording n of 4, sample t of 40, lead l of 12: count = 64 (n + 1) + 4 l + t, from sample n on and up to sample 39 - 2 n, zeros
elsewhere. Amplitudes are count / 64, or count where the array has whole numbers. Recordings are called 11, 12, 13 and 14.
"""

import h5py
import numpy as np

n, t, l = np.meshgrid(np.arange(4), np.arange(40), np.arange(12), indexing="ij")
count = np.where((t >= n) & (t < 40 - 2 * n), 64 * (n + 1) + 4 * l + t, 0)
signals = (count / 64).astype("<f4")
names = np.arange(11, 15, dtype="<i8")


def write(name, tracings, exam_id, libver=("earliest", "v108"), **how):
    with h5py.File(name, "w", libver=libver) as file:
        file.create_dataset("tracings", data=tracings, **how)
        file.create_dataset("exam_id", data=exam_id)


write("contiguous.hdf5", signals, names)
write("deflated.hdf5", signals, names, chunks=(2, 17, 5), compression="gzip", shuffle=True, fletcher32=True)
write("lzf.hdf5", signals.astype(">f8"), names, chunks=(3, 40, 12), compression="lzf")
write("fixed-array.hdf5", signals, names.astype(">u4"), libver=("v110", "v110"), chunks=(1, 40, 4), compression="gzip")
write("extensible.hdf5", signals, names, libver=("v110", "v110"), chunks=(2, 20, 12), maxshape=(None, 40, 12))
write("unlimited.hdf5", signals, names, libver=("v110", "v110"), chunks=(2, 20, 6), maxshape=(None, None, 12))
write("one-chunk.hdf5", signals, names, libver=("v110", "v110"), chunks=(4, 40, 12), compression="gzip")
write("leads-first.hdf5", count.astype(">i2").transpose(0, 2, 1), np.char.mod("%d", names).astype("S8"))
write("half.hdf5", signals.astype("<f2"), [str(name) for name in names])
with h5py.File("grouped.hdf5", "w", userblock_size=512) as file:
    file.create_dataset("ecg/data", data=signals)
    file.create_dataset("ecg/id", data=names[:, None])
    file["soft"] = h5py.SoftLink("/ecg/data")
    file["outside"] = h5py.ExternalLink("contiguous.hdf5", "/tracings")
    file["complex"] = signals[:, 0, 0].astype("c8")
    file["short"] = names[:3]
    file["flat"] = signals[:, :, 0]
write("scaled.hdf5", np.zeros((4, 40, 12), "<f4"), names, chunks=(1, 40, 12), scaleoffset=2)

np.save("floats.npy", signals)
np.save("halves-leads-first.npy", np.ascontiguousarray(signals.astype("<f2").transpose(0, 2, 1)))
np.save("whole.npy", count.astype("<i2"))
np.save("fortran.npy", np.asfortranarray(signals))
np.save("big-endian.npy", signals.astype(">f4"))
np.save("objects.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
np.save("records.npy", np.zeros(3, dtype=[("a", "<f4"), ("b", "<i2")]))
