"""Writes figures of an independent implementation beside the data they are of, for ReferenceFiguresTests.

Run with Debian 12's python3-sklearn (1.2.1), numpy (1.24.2) and scipy: python3 sklearn_figures.py > sklearn-figures.json
"""
import json

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn import metrics

COUNT, CLASSES, BINS = 240, 5, 15
random = np.random.RandomState(20)
labels = random.choice(CLASSES, COUNT, p=[0.4, 0.25, 0.2, 0.1, 0.05])
scores = random.normal(size=(COUNT, CLASSES)) * 1.5
scores[np.arange(COUNT), labels] += 1.2
scores[:, 4] -= 6  # never predicted
probabilities = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
# Few digits make ties; single precision is what Fer stores.
probabilities = np.round(probabilities, 3).astype(np.float32)
exact = probabilities.astype(np.float64)
predicted = exact.argmax(axis=1)
hits = np.eye(CLASSES)[labels]


def log_loss(p):
    return float(-np.log(np.maximum(1e-15, p[np.arange(COUNT), labels])).mean())


def scaled(temperature):
    powers = np.maximum(1e-15, exact) ** (1 / temperature)
    return powers / powers.sum(axis=1, keepdims=True)


def calibration_error():
    confidence, right, error = exact.max(axis=1), predicted == labels, 0.0
    edges = np.linspace(0, 1, BINS + 1)
    for low, high in zip(edges[:-1], edges[1:]):
        within = (confidence > low) & (confidence <= high)
        if within.any():
            error += within.mean() * abs(right[within].mean() - confidence[within].mean())
    return float(error)


precision, recall, f1, support = metrics.precision_recall_fscore_support(labels, predicted, labels=range(CLASSES), zero_division=0)
curves = []
for category in range(CLASSES):
    false_positive, true_positive, _ = metrics.roc_curve(labels == category, exact[:, category], drop_intermediate=False)
    points_precision, points_recall, _ = metrics.precision_recall_curve(labels == category, exact[:, category])
    curves.append({
        "area": metrics.roc_auc_score(labels == category, exact[:, category]),
        "averagePrecision": metrics.average_precision_score(labels == category, exact[:, category]),
        "falsePositiveRate": false_positive.tolist(),
        "truePositiveRate": true_positive.tolist(),
        # From the strictest threshold on, without the point at recall 0 that scikit-learn adds.
        "precision": points_precision[:-1][::-1].tolist(),
        "recall": points_recall[:-1][::-1].tolist(),
    })
fit = minimize_scalar(lambda t: log_loss(scaled(np.exp(t))), bounds=(np.log(0.05), np.log(20)), method="bounded", options={"xatol": 1e-12})
print(json.dumps({
    "labels": labels.tolist(),
    "probabilities": [round(float(p), 3) for p in probabilities.ravel()],
    "confusion": metrics.confusion_matrix(labels, predicted, labels=range(CLASSES)).ravel().tolist(),
    "accuracy": metrics.accuracy_score(labels, predicted),
    "balancedAccuracy": metrics.balanced_accuracy_score(labels, predicted),
    "macroF1": metrics.f1_score(labels, predicted, average="macro", labels=range(CLASSES), zero_division=0),
    "weightedF1": metrics.f1_score(labels, predicted, average="weighted", labels=range(CLASSES), zero_division=0),
    "precision": precision.tolist(), "recall": recall.tolist(), "f1": f1.tolist(), "support": support.tolist(),
    "logLoss": log_loss(exact),
    "brier": float(((exact - hits) ** 2).sum(axis=1).mean()),
    "calibrationError": calibration_error(),
    "kappa": metrics.cohen_kappa_score(labels, predicted),
    "temperature": float(np.exp(fit.x)),
    "logLossAtTemperature": log_loss(scaled(np.exp(fit.x))),
    "curves": curves,
}))
